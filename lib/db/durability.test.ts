import { describe, expect, it } from "vitest";
import { createDurability } from "./durability";
import { DiskFailure } from "./outage";

describe("durability", () => {
  it("waits for a sync that began after the commit, not for one that was running", async () => {
    const disk = gatedDisk();
    const { committed, durable } = createDurability(disk.sync);
    const log: string[] = [];
    committed();
    const first = durable().then(() => log.push("first"));
    committed();
    const second = durable().then(() => log.push("second"));
    expect(disk.begun()).toBe(1);
    disk.finish();
    await first;
    await turnOfTheLoop();
    expect(log).toEqual(["first"]);
    disk.finish();
    await second;
    expect(log).toEqual(["first", "second"]);
  });

  it("syncs once for all the commits that came while a sync ran, and not at all where nothing was committed", async () => {
    const disk = gatedDisk();
    const { committed, durable } = createDurability(disk.sync);
    await durable();
    expect(disk.begun()).toBe(0);
    committed();
    const all = [durable()];
    for (let count = 0; count < 10; count++) {
      committed();
      all.push(durable());
    }
    disk.finish();
    await all[0];
    await turnOfTheLoop();
    disk.finish();
    await Promise.all(all);
    expect(disk.begun()).toBe(2);
  });

  it("fails everyone who waits, and everyone after them, although the disk would sync again", async () => {
    let broken = true;
    const { committed, durable, expectHealthy } = createDurability(async () => {
      if (broken) throw new Error("EIO");
    });
    committed();
    const waiting = [durable(), durable()];
    committed();
    waiting.push(durable());
    for (const one of waiting) await expect(one).rejects.toBeInstanceOf(DiskFailure);
    broken = false;
    await expect(durable()).rejects.toBeInstanceOf(DiskFailure);
    expect(expectHealthy).toThrow(DiskFailure);
  });
});

/** A disk whose syncs end when they are told to. */
function gatedDisk() {
  const running: (() => void)[] = [];
  let begun = 0;
  return {
    sync: () =>
      new Promise<void>((resolve) => {
        begun += 1;
        running.push(resolve);
      }),
    begun: () => begun,
    finish: () => running.shift()?.(),
  };
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
