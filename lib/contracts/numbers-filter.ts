/** Which pre-signs are counted: from `fromMs` on and before `toMs`, both the start of a day of the reader. */
export type NumbersFilter = { fromMs: number; toMs: number; subMchid: string | null };

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** More days than that are no period but an archive. */
const MOST_DAYS = 3_660;

/**
 * The period that a query string asks for (`from` and `to` as `2026-11-23`, both included), the last thirty days where
 * it asks for none that can be read. `offsetMs` is what the reader's clock is ahead of UTC.
 */
export function readNumbersFilter(
  params: URLSearchParams,
  { nowMs, offsetMs }: { nowMs: number; offsetMs: number },
): NumbersFilter {
  const today = Math.floor((nowMs + offsetMs) / DAY_MS) * DAY_MS - offsetMs;
  const to = dayOf(params.get("to"), offsetMs) ?? today;
  const from = dayOf(params.get("from"), offsetMs) ?? to - (DEFAULT_DAYS - 1) * DAY_MS;
  const sub = params.get("sub") ?? "";
  const [first, last] = from <= to ? [from, to] : [to, from];
  return {
    fromMs: Math.max(first, last - (MOST_DAYS - 1) * DAY_MS),
    toMs: last + DAY_MS,
    subMchid: /^[0-9A-Za-z]{1,32}$/.test(sub) ? sub : null,
  };
}

/** `2026-11-23` for the day that begins at that instant. */
export function dayText(dayMs: number, offsetMs: number): string {
  return new Date(dayMs + offsetMs).toISOString().slice(0, 10);
}

function dayOf(text: string | null, offsetMs: number): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? "")) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) ? ms - offsetMs : null;
}
