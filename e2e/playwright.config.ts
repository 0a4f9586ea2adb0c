import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./browser";
import { CONSOLE_PORT, CONSOLE_URL, DOOR_PORT } from "./doors";

const launchOptions = await findBrowser();
// The workers read this file too: the folder is made once, and inherited by them.
process.env.STORY_DATA_DIR ??= mkdtempSync(join(tmpdir(), "qianyue-stories-"));

/** Stories use the built app as a newcomer starts it, with `npm start`, on ports and a data folder of their own. */
export default defineConfig({
  testDir: ".",
  testMatch: ["stories/**/*.spec.ts", "faults/**/*.spec.ts"],
  outputDir: ".results/playwright",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Bounds on what hangs, not on what is slow: a bare machine may still be writing the build to its disk.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: process.env.STORY_REPORT ?? ".results/stories.json" }]],
  use: { baseURL: CONSOLE_URL, launchOptions, trace: "retain-on-failure" },
  webServer: {
    command: "npm start",
    cwd: "..",
    url: `${CONSOLE_URL}/api/health`,
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    env: {
      PORT: String(CONSOLE_PORT),
      PLATFORM_PORT: String(DOOR_PORT),
      DATA_DIR: process.env.STORY_DATA_DIR,
    },
  },
});
