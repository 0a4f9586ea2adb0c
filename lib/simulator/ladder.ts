import type { Choices } from "./setting-list";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export type LadderName = Choices["ladder"];

const times = (count: number, pauseMs: number): number[] => Array.from({ length: count }, () => pauseMs);

/**
 * Pauses before each resend, in milliseconds, of the four published schedules. That of this product is not public, so
 * the general one is the default: 15 resends over 24 h 4 min (WeChat Pay docs: 回调通知). The others are those of
 * 电商收付通合单代扣 (4012881605), of 校园轻松付 and 教培续费通, and of the overseas deduction (chapter5_1_5).
 */
export const LADDERS: Record<LadderName, readonly number[]> = {
  general: [
    ...times(2, 15 * SECOND),
    30 * SECOND,
    3 * MINUTE,
    10 * MINUTE,
    20 * MINUTE,
    ...times(3, 30 * MINUTE),
    60 * MINUTE,
    ...times(3, 3 * HOUR),
    ...times(2, 6 * HOUR),
  ],
  // The published list begins with 0, which is the first sending itself.
  ecommerce: [...times(3, 10 * SECOND), ...times(3, 30 * SECOND), ...times(23, 300 * SECOND)],
  campus: [SECOND, ...times(10, 60 * SECOND), ...times(10, 300 * SECOND)],
  overseas: [...times(2, 15 * SECOND), 30 * SECOND, 180 * SECOND, ...times(4, 1800 * SECOND), 3600 * SECOND],
};

/** The pause after so many failed attempts (1 after the first), or null when the schedule is over. */
export function pauseAfter(attempts: number, ladder: LadderName): number | null {
  return LADDERS[ladder][attempts - 1] ?? null;
}
