import type { ConformanceRow } from "@/lib/simulator/conformance";

/** One test as it ran. */
export type Outcome = { file: string; title: string; isPassed: boolean };

type Language = "zh" | "en";

const TEXTS = {
  zh: {
    heads: ["内容", "来源", "依据", "证明"],
    kinds: { operation: "接口", notification: "通知", rule: "规则", setting: "可选行为（默认值的依据）" },
    standings: { official: "官方", observed: "实测", assumed: "假定" },
    sum: (counts: string) => `共 ${counts}。`,
  },
  en: {
    heads: ["What", "Source", "Standing", "Proof"],
    kinds: {
      operation: "Operations",
      notification: "Notifications",
      rule: "Rules",
      setting: "Choices (their defaults)",
    },
    standings: { official: "official", observed: "observed", assumed: "assumed" },
    sum: (counts: string) => `${counts} in all.`,
  },
} as const;

const KINDS = ["operation", "notification", "rule", "setting"] as const;
const STANDINGS = ["official", "observed", "assumed"] as const;

/** Markdown: a table for each kind of row, each row with whether its proof passed in this run. */
export function conformanceTable(rows: readonly ConformanceRow[], ran: readonly Outcome[], language: Language): string {
  const texts = TEXTS[language];
  const counts = STANDINGS.map(
    (standing) => `${texts.standings[standing]} ${rows.filter((row) => row.standing === standing).length}`,
  );
  const parts = KINDS.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    if (ofKind.length === 0) return [];
    const lines = ofKind.map((row) => line(row, isProven(row, ran), language));
    return [`#### ${texts.kinds[kind]}`, "", cells(texts.heads), "| --- | --- | --- | --- |", ...lines, ""];
  });
  return [texts.sum(counts.join(" · ")), "", ...parts].join("\n");
}

/** The table as it stands in a README, between the summary that names this command and the end of its details. */
export function readmeTable(readme: string): string {
  const [, after = ""] = readme.split("<code>npm run conformance</code></summary>");
  return (after.split("</details>")[0] ?? "").trim();
}

/** A proof holds when its test ran and each of its cases passed. */
export function isProven({ proof }: ConformanceRow, ran: readonly Outcome[]): boolean {
  const pattern = titlePattern(proof);
  const cases = ran.filter(({ file, title }) => file === proof.file && pattern.test(title));
  return cases.length > 0 && cases.every(({ isPassed }) => isPassed);
}

function line(row: ConformanceRow, proven: boolean, language: Language): string {
  const { name, detail, source, standing, proof } = row;
  const what = detail === null ? name[language] : `${name[language]}<br>\`${detail}\``;
  const from = source.startsWith("https://") ? `[docs](${source})` : source;
  const file = proof.file.slice(proof.file.lastIndexOf("/") + 1);
  return cells([what, from, TEXTS[language].standings[standing], `${proven ? "✓" : "✗"} ${file}`]);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The row's own case stands for the first `%s`; the others, and `%i`, `%j` and `${…}`, for whatever a case puts there. */
function titlePattern({ test, given }: ConformanceRow["proof"]): RegExp {
  const title = given === null ? test : test.replace("%s", given);
  const literal = title.split(/%[sij]|\$\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "s");
}
