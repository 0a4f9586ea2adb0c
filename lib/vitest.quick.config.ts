import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { configDefaults, mergeConfig } from "vitest/config";
import everything from "./vitest.config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** They start processes, or play a thing through in full. */
const LONG = [
  "lib/contracts/fold-order.test.ts",
  "lib/notifications/imports/import.test.ts",
  "lib/simulator/fault-pairs.test.ts",
  "lib/machine/kill.test.ts",
  "lib/machine/replay-bytes.test.ts",
  "lib/commands/scenarios.test.ts",
  "lib/commands/sign.test.ts",
  "lib/commands/conform.test.ts",
  "lib/commands/listen.test.ts",
  "lib/simulator/oracle-cli.test.ts",
  "lib/endpoints/run.test.ts",
  "lib/machine/faults.test.ts",
  "lib/simulator/oracle-family.test.ts",
  "lib/simulator/magic.test.ts",
  "lib/simulator/clock.test.ts",
];

/** What opens both engines says so in its first lines. */
function opensBothEngines(file: string): boolean {
  return /testing\/(stores|postgres)"/.test(readFileSync(join(root, file), "utf8"));
}

const onBothEngines = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" })
  .map((file) => `lib/${file.replaceAll("\\", "/")}`)
  .filter((file) => file.endsWith(".test.ts") && opensBothEngines(file));

/** For `npm run check`, which stays under a minute; `npm test` runs all. */
export default mergeConfig(everything, {
  test: { exclude: [...configDefaults.exclude, "lib/db/**", ...onBothEngines, ...LONG] },
});
