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
