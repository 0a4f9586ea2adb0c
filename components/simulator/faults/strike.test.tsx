import { expect, test } from "vitest";
import { FAULT_KINDS, type Fault, placesOf } from "@/lib/simulator/fault-kinds";
import { GROUPS, inForce, kindsOf, PLACES, remainingOf } from "./fault-groups";
import { modeOf, START } from "./strike";

const fault = (part: Partial<Fault>) => ({ mode: { kind: "next", n: 2 }, hits: 0, ...part }) as Fault;

test("every kind of fault has a switch at each of its places, and only there", () => {
  for (const place of PLACES) {
    const shown = GROUPS.flatMap((group) => kindsOf(group, place));
    expect(shown.toSorted()).toEqual(FAULT_KINDS.filter((kind) => placesOf(kind).includes(place)).toSorted());
  }
});

test("what is typed becomes a mode that the platform accepts, however it is typed", () => {
  expect(modeOf(START)).toEqual({ kind: "next", n: 1 });
  expect(modeOf({ ...START, n: "0" })).toEqual({ kind: "next", n: 1 });
  expect(modeOf({ ...START, n: "many" })).toEqual({ kind: "next", n: 1 });
  expect(modeOf({ ...START, kind: "share", percent: "250", seed: "7" })).toEqual({ kind: "share", share: 1, seed: 7 });
});

test("a fault that has spoiled its number is no longer in force; a share stays", () => {
  const spent = fault({ hits: 2 });
  const left = fault({ hits: 1 });
  const share = fault({ mode: { kind: "share", share: 0.5, seed: 1 }, hits: 99 });
  expect([spent, left, share].map(remainingOf)).toEqual([0, 1, null]);
  expect(inForce([spent, left, share])).toEqual([left, share]);
});
