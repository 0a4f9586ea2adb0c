import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm test`: types, lint, unit tests (the store's on SQLite and on a real Postgres), then the built app in a real
 * browser and under kill -9. Every stage runs although an earlier one failed; the last line counts all tests.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, "e2e/.results");
const unitReport = join(results, "unit.json");
const storyReport = join(results, "stories.json");

type Count = { passed: number; failed: number };

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
  if (read === null) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = readOrNone(read);
  return { passed, failed: status === 0 ? failed : Math.max(1, failed) };
}

function readOrNone(read: () => Count): Count {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** What did not run has not passed. */
function unitCount(path: string): Count {
  const report = JSON.parse(readFileSync(path, "utf8"));
  const { numTotalTests: all, numPassedTests: passed } = report;
  return { passed, failed: all - passed };
}

/** What did not run has not passed, nor has what passed only at another try. */
function storyCount(path: string): Count {
  const { stats } = JSON.parse(readFileSync(path, "utf8"));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}
