import { describe, expect, test } from "vitest";
import { LADDERS } from "@/lib/simulator/ladder";
import type { DeliveryRow } from "@/lib/simulator/overview-rows";
import { type DeliveryLine, placeOf, plannedFrom, spanOf, ticksOf } from "./delivery-line";

const MADE_MS = Date.UTC(2026, 10, 23);
const WHOLE_LADDER_MS = (24 * 60 + 4) * 60_000;

const delivery = { createdAtMs: MADE_MS } as DeliveryRow;
const line = (rest: Partial<DeliveryLine>): DeliveryLine => ({ delivery, attempts: [], plannedMs: [], ...rest });

describe("the picture of deliveries", () => {
  test("a fresh delivery's ladder ends 24 hours and 4 minutes after it was made, with 15 resends", () => {
    const planned = plannedFrom(MADE_MS + (LADDERS.general[0] ?? 0), LADDERS.general.slice(1));
    expect(planned).toHaveLength(15);
    expect((planned.at(-1) ?? 0) - MADE_MS).toBe(WHOLE_LADDER_MS);
    expect(spanOf([line({ plannedMs: planned })])).toBe(WHOLE_LADDER_MS);
  });

  test("a delivery that is over has nothing planned, and its row is at least a minute wide", () => {
    expect(plannedFrom(null, LADDERS.general)).toEqual([]);
    expect(spanOf([line({})])).toBe(60_000);
    expect(spanOf([])).toBe(60_000);
  });

  test("every rung of the ladder stands apart from the one before, also on a phone", () => {
    const planned = plannedFrom(MADE_MS + (LADDERS.general[0] ?? 0), LADDERS.general.slice(1));
    const places = planned.map((atMs) => placeOf(atMs - MADE_MS, WHOLE_LADDER_MS) * 320);
    const gaps = places.map((place, index) => place - (places[index - 1] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(9);
  });

  test("what lies outside, as after a clock turned back, stands at the edge", () => {
    expect(placeOf(-5000, 60_000)).toBe(0);
    expect(placeOf(0, 60_000)).toBe(0);
    expect(placeOf(60_000, 60_000)).toBe(1);
    expect(placeOf(WHOLE_LADDER_MS, 60_000)).toBe(1);
  });

  test("no moment is named that the picture does not reach", () => {
    expect(ticksOf(60_000)).toEqual([15_000, 60_000]);
    expect(ticksOf(WHOLE_LADDER_MS).at(-1)).toBe(86_400_000);
  });
});
