const DAY_MS = 86_400_000;

/** A length of time in digits alone: `0:00:15`, `2:00:00`, `1d 0:04:00`. */
export function spanText(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const seconds = Math.floor((ms % DAY_MS) / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days === 0 ? clock : `${days}d ${clock}`;
}
