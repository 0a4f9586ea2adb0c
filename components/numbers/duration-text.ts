type Spans = (key: "spans.seconds" | "spans.minutes" | "spans.hours", values: Record<string, string>) => string;

/** Seconds, minutes and seconds, or from an hour on hours and minutes, each with its unit; a dash where there is none. */
export function durationText(ms: number | null, t: Spans): string {
  if (ms === null) return "–";
  // The platform gives whole seconds, so a signing may seem to come a moment before its pre-sign.
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const values = { hours: String(hours), minutes: String(minutes), seconds: String(rest) };
  return t(hours > 0 ? "spans.hours" : minutes > 0 ? "spans.minutes" : "spans.seconds", values);
}

/** `42.1 %`; a dash where nothing is the whole. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? "–" : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)} %`;
}
