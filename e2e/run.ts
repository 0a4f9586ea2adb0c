import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm test`: types, lint, unit tests (the store's on SQLite and on a real Postgres), then the built app in a real
 * browser and under kill -9. Every stage runs although an earlier one failed; the end names what failed, and
 * the last line counts all tests.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, "e2e/.results");
const unitReport = join(results, "unit.json");
const storyReport = join(results, "stories.json");

type Count = { passed: number; failed: number; names?: string[] };

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const counts: Count[] = [
  stage("types", ["next", "typegen"], null),
  stage("types", ["tsc"], null),
  stage("lint", ["biome", "check"], null),
  stage(
    "unit",
    [
      "vitest",
      "run",
      "-c",
      "lib/vitest.config.ts",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ],
    () => unitCount(unitReport),
  ),
  // What just ran proves each row of the README's table, and the table is the one that such a run writes.
  stage("conformance", ["tsx", "lib/commands/conformance.ts", "--report", unitReport, "--readme", "check"], null),
  // They build as well: their server is `npm start`, which builds what has changed, and would build again after us.
  stage("stories", ["playwright", "test", "-c", "e2e/playwright.config.ts"], () => storyCount(storyReport)),
];

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const names = counts.flatMap((count) => count.names ?? []);
if (names.length > 0) console.log(`\nNot passed:\n${names.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/**
 * A stage without a report of its own (`read` is null) counts as one test. A stage that failed, or that owes its
 * report, counts at least one failure.
 */
function stage(name: string, [command = "", ...args]: string[], read: (() => Count) | null): Count {
  console.log(`\n── ${name}: ${command} ${args[0] ?? ""}`);
  const binary = join(root, "node_modules/.bin", process.platform === "win32" ? `${command}.cmd` : command);
  const env = { ...process.env, STORY_REPORT: storyReport };
  const { status } = spawnSync(binary, args, { cwd: root, stdio: "inherit", env, shell: process.platform === "win32" });
  if (read === null) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, names: [name] };
  const { passed, failed, names = [] } = readOrNone(read);
  if (status === 0 || failed > 0) return { passed, failed, names };
  return { passed, failed: 1, names: [...names, `${name}: ended with ${status} although no test failed`] };
}

function readOrNone(read: () => Count): Count {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** What did not run has not passed. */
function unitCount(path: string): Count {
  const report = JSON.parse(readFileSync(path, "utf8")) as UnitReport;
  const names = report.testResults.flatMap(({ name: file, message, assertionResults: tests }) => {
    const missed = tests.filter(({ status }) => status !== "passed").map(({ fullName }) => `${file}: ${fullName}`);
    return missed.length === 0 && message ? [`${file}: ${message}`] : missed;
  });
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests, names };
}

type UnitReport = {
  numTotalTests: number;
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { fullName: string; status: string }[] }[];
};

/** What did not run has not passed, nor has what passed only at another try. */
function storyCount(path: string): Count {
  const { stats, suites } = JSON.parse(readFileSync(path, "utf8")) as StoryReport;
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed, names: suites.flatMap(missedStories) };
}

function missedStories({ specs = [], suites = [] }: StorySuite): string[] {
  const missed = specs.filter(({ tests }) => tests.some(({ status }) => status !== "expected"));
  return [...missed.map(({ file, line, title }) => `${file}:${line} ${title}`), ...suites.flatMap(missedStories)];
}

type StorySuite = {
  suites?: StorySuite[];
  specs?: { file: string; line: number; title: string; tests: { status: string }[] }[];
};
type StoryReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: StorySuite[];
};
