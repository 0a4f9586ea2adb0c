import { afterAll, afterEach, expect } from "vitest";
import type { Choices } from "@/lib/simulator/setting-list";
import { SETTINGS, writeSetting } from "@/lib/simulator/settings";
import { testWorld } from "./simulated-world";

/** A platform for the tests of a file, of which each finds every setting at its default. */
export async function settingsWorld() {
  const world = await testWorld();
  afterAll(() => world.close());
  afterEach(async () => {
    for (const setting of SETTINGS) await writeSetting(setting.id, setting.default, world.sim);
  });
  let count = 0;
  return {
    world,
    async choose<Id extends keyof Choices>(id: Id, value: Choices[Id]): Promise<void> {
      expect(await writeSetting(id, value, world.sim)).toBe("written");
    },
    /** A code or number that nothing has yet. */
    fresh: (prefix: string) => `${prefix}${String(++count).padStart(6, "0")}`,
  };
}
