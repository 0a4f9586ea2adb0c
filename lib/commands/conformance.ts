import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { conformanceRows } from "@/lib/simulator/conformance";
import { conformanceTable, isProven, type Outcome, readmeTable } from "./conformance-table";

const USAGE = `node --import tsx lib/commands/conformance.ts [--lang zh|en] [--report FILE] [--readme check|write]

Runs the tests that prove what the simulated platform does, and prints the conformance table as Markdown.
--report takes what a run of all tests wrote (vitest's JSON) instead; --readme holds the README's table against the
table, or writes it there. Ends with 1 when a row is not proven, or when the README says otherwise.`;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Report = { testResults: { name: string; assertionResults: { title: string; status: string }[] }[] };

async function conformance(): Promise<number> {
  const text = { type: "string" } as const;
  const options = { lang: text, report: text, readme: text, help: { type: "boolean" } } as const;
  const { lang: language = "zh", report, readme = "none", help } = parseArgs({ options }).values;
  if (help || !isOneOf(["zh", "en"], language) || !isOneOf(["none", "check", "write"], readme)) {
    console.log(USAGE);
    return help ? 0 : 2;
  }
  const rows = conformanceRows();
  const ran = report ? readReport(report) : await run([...new Set(rows.map(({ proof }) => proof.file))]);
  const table = conformanceTable(rows, ran, language).trim();
  if (readme === "none") console.log(table);
  const unproven = rows.filter((row) => !isProven(row, ran));
  for (const { name, proof } of unproven) console.error(`Not proven: ${name.en} (${proof.file}: ${proof.test})`);
  const holds = readme === "none" || heldInReadme(table, readme);
  return unproven.length === 0 && holds ? 0 : 1;
}

function isOneOf<One extends string>(known: readonly One[], given: string): given is One {
  return known.some((one) => one === given);
}

/** Whether the README has this table, after it was written there where that is asked for. */
function heldInReadme(table: string, readme: "check" | "write"): boolean {
  const file = path.join(ROOT, "README.md");
  const text = readFileSync(file, "utf8");
  const before = readmeTable(text);
  if (readme === "write")
    writeFileSync(
      file,
      text.replace(before, () => table),
    );
  else if (before !== table)
    console.error("The README's conformance table is another one: npm run conformance -- --readme write");
  return readme === "write" || before === table;
}

/** Runs these test files and says how each test of theirs ended. */
async function run(files: readonly string[]): Promise<Outcome[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "qianyue-conformance-"));
  const output = path.join(directory, "report.json");
  try {
    await vitest(["run", "-c", "lib/vitest.config.ts", "--reporter=json", `--outputFile=${output}`, ...files]);
    return readReport(output);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** How each test ended, as vitest's JSON reporter wrote it down. */
function readReport(file: string): Outcome[] {
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: path.relative(ROOT, name).split(path.sep).join("/"),
      title,
      isPassed: status === "passed",
    })),
  );
}

/** A failed test is a line of the table, not an error of this command. */
function vitest(given: readonly string[]): Promise<void> {
  const program = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [program, ...given], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
}

process.exitCode = await conformance();
