import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("what is asked for wrongly is said before anything is pulled, a way back into the same inbox among it", () => {
  const given = [
    "--inbox",
    "in_1",
    "--server",
    "http://localhost:9",
    "--forward-to",
    "http://127.0.0.1:9/notify/in_1/",
  ];
  const args = ["--import", "tsx", "lib/commands/listen.ts", ...given, "--from", "here"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("--forward-to: leads back into the inbox");
  expect(stderr).toContain("--from: beginning or now");
});
