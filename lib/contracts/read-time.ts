const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const TIME =
  /^(?:(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2}))?(?:(?:^|T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|\(?(?:UTC|GMT)?[+-]\d{2}:?\d{2}\)?)?)?$/;

/**
 * A day (`2026-11-23`, `11-23`), or a minute of one (`2026-11-23 20:05`), or of today (`20:05`), by the reader's clock
 * unless the text names a zone. Null for what no calendar has.
 */
export function timeOf(
  text: string,
  { nowMs, offsetMsAt }: { nowMs: number; offsetMsAt: (ms: number) => number },
): { fromMs: number; toMs: number } | null {
  const [, year, month, day, hour, minute, second, zone] = TIME.exec(text) ?? [];
  if (month === undefined && hour === undefined) return null;
  const today = new Date(nowMs + offsetMsAt(nowMs));
  const [y, m, d] = [
    Number(year ?? today.getUTCFullYear()),
    Number(month ?? today.getUTCMonth() + 1),
    Number(day ?? today.getUTCDate()),
  ];
  const [h, min] = [Number(hour ?? 0), Number(minute ?? 0)];
  if (h > 23 || min > 59 || Number(second ?? 0) > 59) return null;
  const there = new Date(Date.UTC(y, m - 1, d, h, min));
  if (there.getUTCFullYear() !== y || there.getUTCMonth() !== m - 1 || there.getUTCDate() !== d) return null;
  const instantOf = (ms: number) => ms - (zone === undefined ? localOffset(ms, offsetMsAt) : zoneMs(zone));
  const fromMs = instantOf(there.getTime());
  // A day on which the clocks are put back or on has other than 24 hours.
  return { fromMs, toMs: hour === undefined ? instantOf(there.getTime() + DAY_MS) : fromMs + MINUTE_MS };
}

/** What a clock is ahead of UTC when it shows this. */
function localOffset(shownMs: number, offsetMsAt: (ms: number) => number): number {
  return offsetMsAt(shownMs - offsetMsAt(shownMs));
}

function zoneMs(zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === "-" ? -ms : ms;
}
