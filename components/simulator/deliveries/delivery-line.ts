import type { AttemptRow, DeliveryRow } from "@/lib/simulator/overview-rows";

/** One try as a mark shows it. */
export type AttemptMark = Pick<AttemptRow, "id" | "number" | "atMs" | "status" | "outcome" | "tookMs" | "faults">;

/** A delivery as one row of the picture: what was tried, oldest first, and when the rest of its ladder falls due. */
export type DeliveryLine = { delivery: DeliveryRow; attempts: readonly AttemptMark[]; plannedMs: readonly number[] };

const SHORTEST_MS = 60_000;
/** The first rung of the general ladder; below it the scale is nearly even, above it each doubling takes the same room. */
const FIRST_RUNG_MS = 15_000;
const TICKS_MS = [15_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000];

/** How long after its making the longest of these deliveries is still of interest; never less than a minute. */
export function spanOf(lines: readonly DeliveryLine[]): number {
  const ends = lines.map(({ delivery, attempts, plannedMs }) => {
    const last = plannedMs.at(-1) ?? attempts.at(-1)?.atMs ?? delivery.createdAtMs;
    return last - delivery.createdAtMs;
  });
  return Math.max(SHORTEST_MS, ...ends);
}

/** Where a moment stands between 0, the making of the delivery, and 1, the end of the span. Logarithmic, as the ladders are. */
export function placeOf(offsetMs: number, spanMs: number): number {
  const inside = Math.min(Math.max(offsetMs, 0), spanMs);
  return Math.log1p(inside / FIRST_RUNG_MS) / Math.log1p(spanMs / FIRST_RUNG_MS);
}

/** The moments to name under the picture. */
export function ticksOf(spanMs: number): number[] {
  return TICKS_MS.filter((tick) => tick <= spanMs);
}

/** When the rest of a ladder falls due: the next attempt as promised, the others a pause after the one before. */
export function plannedFrom(dueAtMs: number | null, pausesMs: readonly number[]): number[] {
  if (dueAtMs === null) return [];
  const planned = [dueAtMs];
  for (const pauseMs of pausesMs) planned.push((planned.at(-1) ?? dueAtMs) + pauseMs);
  return planned;
}
