const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Pauses before each of the 15 resends, 24 h 4 min in all (WeChat Pay docs: 回调通知, the general schedule). That of
 * this product is not public, so the general one is assumed.
 */
export const LADDER_MS: readonly number[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];

/** The pause after so many failed attempts (1 after the first), or null when the schedule is over. */
export function pauseAfter(attempts: number): number | null {
  return LADDER_MS[attempts - 1] ?? null;
}
