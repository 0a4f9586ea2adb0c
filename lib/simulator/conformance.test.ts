import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { conformanceTable, type Outcome } from "@/lib/commands/conformance-table";
import { conformanceRows } from "./conformance";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(`${root}${file}`, "utf8");
  sources.set(file, source);
  return source;
}

const rows = conformanceRows();

test.each(rows.map((row) => [row.detail ?? row.name.en, row] as const))(
  "%s is proven by a test that is there",
  (_name, { proof }) => {
    const source = sourceOf(proof.file);
    expect(['"', "`"].some((quote) => source.includes(`${quote}${proof.test}${quote}`))).toBe(true);
  },
);

test("every row says from where it is known, and none says it twice", () => {
  for (const { source, name } of rows) expect([source, name.zh, name.en]).not.toContain("");
  const names = rows.map(({ kind, name }) => `${kind} ${name.zh}`);
  expect(new Set(names).size).toBe(names.length);
});

test("the table marks a row whose proof failed or never ran", () => {
  const [first, second] = rows.filter(({ kind }) => kind === "rule");
  if (!first || !second) throw new Error("no rules");
  const passed: Outcome = { file: first.proof.file, title: first.proof.test, isPassed: true };
  const failed: Outcome = { file: second.proof.file, title: second.proof.test, isPassed: false };
  const lines = conformanceTable([first, second], [passed, failed], "en").split("\n");
  expect(lines.find((line) => line.includes(first.name.en))).toContain("| ✓ ");
  expect(lines.find((line) => line.includes(second.name.en))).toContain("| ✗ ");
  expect(conformanceTable([first], [], "en")).toContain("| ✗ ");
});

test("a title with a case stands for all of its cases", () => {
  const [row] = rows.filter(({ proof }) => proof.test.includes("%s mode"));
  if (!row) throw new Error("no such row");
  const outcome = (mode: string, isPassed: boolean): Outcome => ({
    file: row.proof.file,
    title: row.proof.test.replace("%s", mode),
    isPassed,
  });
  expect(conformanceTable([row], [outcome("qs", true), outcome("normal", true)], "zh")).toContain("| ✓ ");
  expect(conformanceTable([row], [outcome("qs", true), outcome("normal", false)], "zh")).toContain("| ✗ ");
});
