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
  { nowMs, offsetMs }: { nowMs: number; offsetMs: number },
): { fromMs: number; toMs: number } | null {
  const [, year, month, day, hour, minute, second, zone] = TIME.exec(text) ?? [];
  if (month === undefined && hour === undefined) return null;
  const today = new Date(nowMs + offsetMs);
  const [y, m, d] = [
    Number(year ?? today.getUTCFullYear()),
    Number(month ?? today.getUTCMonth() + 1),
    Number(day ?? today.getUTCDate()),
  ];
  const [h, min] = [Number(hour ?? 0), Number(minute ?? 0)];
  if (h > 23 || min > 59 || Number(second ?? 0) > 59) return null;
  const there = new Date(Date.UTC(y, m - 1, d, h, min));
  if (there.getUTCFullYear() !== y || there.getUTCMonth() !== m - 1 || there.getUTCDate() !== d) return null;
  const fromMs = there.getTime() - (zone === undefined ? offsetMs : zoneMs(zone));
  return { fromMs, toMs: fromMs + (hour === undefined ? DAY_MS : MINUTE_MS) };
}

function zoneMs(zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return sign === "-" ? -ms : ms;
}
