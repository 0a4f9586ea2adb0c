/** `1:05` minutes and seconds, `2:00:00` from an hour on; a dash where there is none. */
export function durationText(ms: number | null): string {
  if (ms === null) return "–";
  // The platform gives whole seconds, so a signing may seem to come a moment before its pre-sign.
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `42.1 %`; a dash where nothing is the whole. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? "–" : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)} %`;
}
