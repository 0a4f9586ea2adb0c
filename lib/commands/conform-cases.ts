import { CASES } from "@/lib/endpoints/catalogue";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

/** The published battery as a table in Markdown. */
export function caseTable(locale: Locale): string {
  const t = translator(locale, "endpoints");
  const rows = CASES.map(({ id, level, standing, source }) =>
    cells([
      t(`case.${id}.title`),
      `\`${id}\``,
      t(`case.${id}.expects`),
      t(`level.${level}`),
      t(`standing.${standing}`),
      source,
    ]),
  );
  const heads = cells([t("table.case"), "id", t("expects"), t("table.level"), t("table.standing"), t("source")]);
  return [heads, "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}
