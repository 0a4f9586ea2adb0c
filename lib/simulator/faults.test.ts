import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import { FAULT_KINDS, type Fault, type FaultMode } from "./fault-kinds";
import { addFault, chosen, listFaults, removeAllFaults, removeFault, strike } from "./faults";

const fault = (mode: FaultMode, part: Partial<Fault> = {}): Fault => ({
  id: "ft_1",
  kind: "lost",
  place: "reply",
  mchid: null,
  createdAtMs: 0,
  seen: 0,
  hits: 0,
  mode,
  ...part,
});
const event = { place: "reply", mchid: "1600000001", kinds: FAULT_KINDS } as const;

/** What a fault does to so many events in a row. */
function strikes(mode: FaultMode, events: number): boolean[] {
  let hits = 0;
  return Array.from({ length: events }, (_, seen) => {
    const isHit = chosen([fault(mode, { seen, hits })], event).length > 0;
    hits += isHit ? 1 : 0;
    return isHit;
  });
}

test("the next n are spoiled, and not one more", () => {
  expect(strikes({ kind: "next", n: 2 }, 4)).toEqual([true, true, false, false]);
});

test("a share is the same ones for the same seed, and other ones for another", () => {
  const drawn = (seed: number) => strikes({ kind: "share", share: 0.5, seed }, 64);
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
});

test("a share is about as large as it says, none at 0 and all at 1, for every seed", () => {
  const property = fc.property(fc.integer(), fc.constantFrom(0, 0.01, 0.25, 0.5, 0.9, 1), (seed, share) => {
    const hits = strikes({ kind: "share", share, seed }, 2000).filter(Boolean).length;
    expect(Math.abs(hits / 2000 - share)).toBeLessThan(0.06);
    if (share === 0 || share === 1) expect(hits).toBe(share * 2000);
  });
  fc.assert(property, { numRuns: 40 });
});

test("strikes only its own place, its own merchant, and what can be done there", () => {
  const mode: FaultMode = { kind: "next", n: 9 };
  expect(chosen([fault(mode, { place: "notification" })], event)).toEqual([]);
  expect(chosen([fault(mode, { mchid: "1600000002" })], event)).toEqual([]);
  expect(chosen([fault(mode, { mchid: event.mchid })], event)).toHaveLength(1);
  expect(chosen([fault(mode)], { ...event, kinds: ["http_500"] })).toEqual([]);
  const both = [fault(mode), fault(mode, { id: "ft_2", kind: "http_500" })];
  expect(chosen(both, event).map(({ kind }) => kind)).toEqual(["lost", "http_500"]);
});

onBothEngines((fresh) => {
  test("faults are kept, counted and taken away", async () => {
    const world = await testWorld({ store: await fresh() });
    const { sim } = world;
    const next = await addFault({ kind: "lost", place: "reply", mode: { kind: "next", n: 1 }, mchid: null }, sim);
    const half = { kind: "share", share: 0.5, seed: 7 } as const;
    await addFault({ kind: "delay", place: "reply", mode: half, mchid: null }, sim);
    const struck: string[][] = [];
    for (let call = 0; call < 6; call++) struck.push(await strike(event, sim));
    expect(struck.map((kinds) => kinds.includes("lost"))).toEqual([true, false, false, false, false, false]);
    expect(struck.map((kinds) => kinds.includes("delay"))).toEqual(strikes(half, 6));
    expect((await listFaults(sim, { limit: 9 })).map(({ kind, seen, hits }) => [kind, seen, hits])).toEqual([
      ["delay", 6, strikes(half, 6).filter(Boolean).length],
      ["lost", 1, 1],
    ]);
    expect(await removeFault(next.id, sim)).toBe(true);
    expect(await removeFault(next.id, sim)).toBe(false);
    expect(await removeAllFaults(sim)).toBe(1);
    expect(await strike(event, sim)).toEqual([]);
  });

  test("the next n strike exactly n of many that come at once", async () => {
    const { sim } = await testWorld({ store: await fresh() });
    await addFault({ kind: "lost", place: "reply", mode: { kind: "next", n: 3 }, mchid: null }, sim);
    const struck = await Promise.all(Array.from({ length: 10 }, () => strike(event, sim)));
    expect(struck.filter((kinds) => kinds.length > 0)).toHaveLength(3);
  });

  test("of the faults that are used up the newest 50 can still be read, page by page, and those in force stay", async () => {
    const { sim } = await testWorld({ store: await fresh() });
    const once = { kind: "lost", place: "reply", mode: { kind: "next", n: 1 }, mchid: null } as const;
    const inForce = await addFault({ ...once, mode: { kind: "next", n: 1000 }, mchid: "1600000002" }, sim);
    const added: string[] = [];
    for (let number = 0; number < 53; number++) added.push((await addFault(once, sim)).id);
    for (let call = 0; call < 53; call++) expect(await strike(event, sim)).toEqual(["lost"]);
    expect(await strike(event, sim)).toEqual([]);
    const first = await listFaults(sim, { limit: 30 });
    const rest = await listFaults(sim, { limit: 30, before: first.at(-1)?.id });
    expect([...first, ...rest].map(({ id }) => id)).toEqual([...added.slice(3).reverse(), inForce.id]);
  });

  test("a fault that cannot be is not switched on", async () => {
    const { sim } = await testWorld({ store: await fresh() });
    const mode = { kind: "next", n: 1 } as const;
    await expect(addFault({ kind: "duplicate", place: "reply", mode, mchid: null }, sim)).rejects.toThrow("duplicate");
    const none = { kind: "next", n: 0 } as const;
    await expect(addFault({ kind: "lost", place: "reply", mode: none, mchid: null }, sim)).rejects.toThrow(RangeError);
    expect(await listFaults(sim, { limit: 9 })).toEqual([]);
  });
});
