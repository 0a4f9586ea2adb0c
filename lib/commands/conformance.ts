import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { conformanceRows } from "@/lib/simulator/conformance";
import { conformanceTable, isProven, type Outcome } from "./conformance-table";

const USAGE = `node --import tsx lib/commands/conformance.ts [--lang zh|en]

Runs the tests that prove what the simulated platform does, and prints the conformance table as Markdown.
Ends with 1 when a row is not proven.`;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Report = { testResults: { name: string; assertionResults: { title: string; status: string }[] }[] };

async function conformance(): Promise<number> {
  const { values } = parseArgs({ options: { lang: { type: "string" }, help: { type: "boolean" } } });
  const language = values.lang ?? "zh";
  if (values.help || (language !== "zh" && language !== "en")) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const rows = conformanceRows();
  const ran = await run([...new Set(rows.map(({ proof }) => proof.file))]);
  console.log(conformanceTable(rows, ran, language));
  const unproven = rows.filter((row) => !isProven(row, ran));
  for (const { name, proof } of unproven) console.error(`Not proven: ${name.en} (${proof.file}: ${proof.test})`);
  return unproven.length === 0 ? 0 : 1;
}

/** Runs these test files and says how each test of theirs ended. */
async function run(files: readonly string[]): Promise<Outcome[]> {
  const directory = mkdtempSync(path.join(tmpdir(), "qianyue-conformance-"));
  const output = path.join(directory, "report.json");
  try {
    await vitest(["run", "-c", "lib/vitest.config.ts", "--reporter=json", `--outputFile=${output}`, ...files]);
    const report = JSON.parse(readFileSync(output, "utf8")) as Report;
    return report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({
        file: path.relative(ROOT, name).split(path.sep).join("/"),
        title,
        isPassed: status === "passed",
      })),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
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
