const DAY_MS = 86_400_000;

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", DAY_MS],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** `2026-11-23` and `12:43:05.123` in that zone: digits alone, so that the same instant reads and sorts alike in every language. */
export function instantParts(ms: number, timeZone: string): { date: string; clock: string } {
  const parts = instantFormat(timeZone).formatToParts(ms);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    date: `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}`,
    clock: `${of("hour")}:${of("minute")}:${of("second")}.${of("fractionalSecond")}`,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all that it is used for in a row of a list. */
function instantFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  });
  formats.set(timeZone, made);
  return made;
}

/** “3 分钟前”, “in 2 hours”: in the largest unit that is not zero. */
export function relativeTime(ms: number, nowMs: number, locale: string): string {
  const difference = ms - nowMs;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(difference) >= length) ?? ["second", 1000];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.trunc(difference / size), unit);
}

/** `UTC+08:00`, as the zone stood at that instant. */
export function zoneOffset(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(ms);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT" ? "UTC+00:00" : name.replace("GMT", "UTC");
}

/** What that zone's clocks are ahead of UTC at that instant, in milliseconds. */
export function offsetAt(ms: number, timeZone: string): number {
  const [, sign, hours, minutes] = /^UTC([+-])(\d{2}):(\d{2})/.exec(zoneOffset(ms, timeZone)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** True for a zone this engine knows; a cookie may say anything. */
export function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
  } catch {
    return false;
  }
}
