/** `yyyy-MM-DDTHH:mm:ss+08:00`, the layout in which the platform writes times (basic rules, section on dates). */
export function beijingTime(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** As `beijingTime`, with milliseconds: one of the four layouts of the basic rules. */
export function beijingTimeMs(ms: number): string {
  return `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 23)}+08:00`;
}

/** `yyyyMMddHHmmss` in Beijing, as older notifications write times. */
export function compactBeijingTime(ms: number): string {
  return beijingTime(ms).slice(0, 19).replace(/\D/g, "");
}

/** Unix seconds as the text that is signed and sent. */
export function unixSeconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}

/**
 * Whole seconds by which a signed timestamp is ahead of our clock, or null when it is no number of seconds. Seconds of
 * the clock are compared, as the official SDKs do: what is shown is what was judged.
 */
export function skewSeconds(timestamp: string, nowMs: number): number | null {
  return /^\d{1,15}$/.test(timestamp) ? Number(timestamp) - Math.floor(nowMs / 1000) : null;
}

/** Five minutes, for requests, replies and notifications alike (docs: 签名验签常见问题). */
export const MAX_SKEW_SECONDS = 300;

const LAYOUT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{3})?(?:Z|[+-](\d{2}):(\d{2}))$/;
/** Of the hour, minute and second, and of the zone's hour and minute. */
const HIGHEST = [23, 59, 59, 23, 59];

/** Milliseconds since 1970 of an RFC 3339 time in one of the four layouts of the basic rules; null for no such time. */
export function readTime(text: string): number | null {
  const parts = LAYOUT.exec(text)?.slice(1);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, ...clock] = parts.map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= days;
  return isDay && clock.every((part, place) => part <= (HIGHEST[place] ?? 0)) ? Date.parse(text) : null;
}
