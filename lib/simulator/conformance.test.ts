import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { conformanceTable, type Outcome, readmeTable } from "@/lib/commands/conformance-table";
import { type ConformanceRow, conformanceRows } from "./conformance";
import type { Proof } from "./conformance-rule";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = new Map<string, string>();

function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(`${root}${file}`, "utf8");
  sources.set(file, source);
  return source;
}

const rows = conformanceRows();
const titleOf = ({ test, given }: Proof) => (given === null ? test : test.replace("%s", given));

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

test("a title with a case stands for all of its cases, or for the one that a row names", () => {
  const test = "pre-signs in %s mode";
  const rowOf = (given: string | null): ConformanceRow[] =>
    rows.slice(0, 1).map((row) => ({ ...row, proof: { file: "a.test.ts", test, given } }));
  const outcome = (mode: string, isPassed: boolean): Outcome => ({
    file: "a.test.ts",
    title: `pre-signs in ${mode} mode`,
    isPassed,
  });
  const [passed, failed] = [outcome("qs", true), outcome("normal", false)];
  expect(conformanceTable(rowOf(null), [passed, outcome("normal", true)], "zh")).toContain("| ✓ ");
  expect(conformanceTable(rowOf(null), [passed, failed], "zh")).toContain("| ✗ ");
  expect(conformanceTable(rowOf("qs"), [passed, failed], "zh")).toContain("| ✓ ");
  expect(conformanceTable(rowOf("normal"), [passed, failed], "zh")).toContain("| ✗ ");
  expect(conformanceTable(rowOf("ecommerce"), [passed, outcome("normal", true)], "zh")).toContain("| ✗ ");
});

test("operations and notifications have a case of their own, but for those that every case plays", () => {
  const told = rows.filter(({ kind }) => kind === "operation" || kind === "notification");
  const shared = told.filter(({ proof }) => proof.test.includes("%s") && proof.given === null);
  expect(shared.map(({ name }) => name.en)).toEqual(["Query a contract", "Terminate a contract", "Payment succeeded"]);
});

test("the README's table is that of these rows, each of them proven", () => {
  const ran = rows.map(({ proof }): Outcome => ({ file: proof.file, title: titleOf(proof), isPassed: true }));
  expect(readmeTable(readFileSync(`${root}README.md`, "utf8"))).toBe(conformanceTable(rows, ran, "zh").trim());
});
