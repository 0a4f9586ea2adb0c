/** A case as it is handed to somebody else: texts alone, in one language, already masked where it shall be. */
export type CaseSheet = {
  title: string;
  headline: string;
  facts: readonly (readonly [name: string, value: string])[];
  sections: readonly CaseSection[];
  notes: readonly string[];
};

export type CaseSection = { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };

/** The sheet as Markdown. Whatever stands in a value stays text: no table is broken, no markup and no link begins. */
export function caseMarkdown({ title, headline, facts, sections, notes }: CaseSheet): string {
  const parts = [
    `# ${plain(title)}`,
    `**${plain(headline)}**`,
    facts.map(([name, value]) => `- ${plain(name)}: ${plain(value)}`).join("\n"),
    ...sections.flatMap((section) => [`## ${plain(section.title)}`, table(section)]),
    notes.map((note) => `- ${plain(note)}`).join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function table({ columns, rows }: CaseSection): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plain(cell) || "–").join(" | ")} |`;
  return [line(columns), `|${columns.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;" };

/** One line of text that Markdown leaves as it is (CommonMark 2.4); what stands inside a word needs no escaping. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .replace(/[\\`*[\]|~$!#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=:)\/(?=\/)|(?<=www)\./gi, "\\$&")
    .replace(/[&<>@]/g, (letter) => ENTITIES[letter] ?? letter);
}
