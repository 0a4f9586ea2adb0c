import { createSecretKey, randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openVault } from "@/lib/profiles/vault";
import { type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { expectAppKey } from "./expect-app-key";
import { createLog } from "./log";
import { assembleWorld } from "./world";

let made: TestWorld;
beforeEach(async () => {
  made = await testWorld();
});
afterEach(() => made.close());

function worldWith(vault: ReturnType<typeof openVault>, store = made.store) {
  return assembleWorld({ store, vault, publicUrl: "", allowPrivate: true, log: createLog("silent") });
}

test("a start with the key that sealed the store is let through", async () => {
  await expect(expectAppKey(worldWith(made.sim.vault as ReturnType<typeof openVault>))).resolves.toBeUndefined();
});

test("a start with another key, or a lost one, is refused in the vault's own words", async () => {
  const other = openVault({ dataDir: "", appKey: createSecretKey(randomBytes(32)) });
  // A store of its own identity, as after a restart: the keys that this process has opened are forgotten.
  await expect(expectAppKey(worldWith(other, { ...made.store }))).rejects.toThrow(
    "give back the key that it was sealed with",
  );
});
