import type { Report } from "@/lib/endpoints/report";
import type { CaseResult } from "@/lib/endpoints/result";
import { stepText } from "@/lib/endpoints/step-text";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";

const MARKS = { pass: "✓", fail: "✗", warning: "!", not_run: "–" } as const;

/** One case as it ended; below it, where it did not pass, what was expected, what came, and where the rule was read. */
export function resultLine(result: CaseResult, locale: Locale): string {
  const t = translator(locale, "endpoints");
  const { id, verdict, level, notRun, steps } = result;
  const head = `  ${MARKS[verdict]} ${t(`case.${id}.title`)}  [${id}, ${t(`level.${level}`)}]`;
  if (verdict === "pass") return head;
  if (verdict === "not_run") return notRun === null ? head : `${head}\n      ${t(`notRun.${notRun}`)}`;
  const wrong = steps.filter(({ isAsExpected }) => !isAsExpected);
  const told = [...new Set((wrong.length > 0 ? wrong : steps).map((step) => stepText(step, t)))].slice(0, 3);
  return [head, `      ${t("expects")}: ${t(`case.${id}.expects`)}`, ...told.map((line) => `      ${line}`)].join("\n");
}

export function summaryLines({ run, state, verdict, score }: Report, locale: Locale): string[] {
  const t = translator(locale, "endpoints");
  const counts = [
    t("scoreText", { passed: score.passed, musts: score.musts }),
    ...(score.warnings > 0 ? [t("warnings", { count: score.warnings })] : []),
    ...(score.notRun > 0 ? [t("notRuns", { count: score.notRun })] : []),
  ];
  return [
    "",
    `${run.url}  ${run.id}`,
    counts.join(" · "),
    t(`sentence.${verdict ?? (state === "stopped" ? "stopped" : "broken_off")}`),
  ];
}
