/** Where rules get the time from: milliseconds since 1970, UTC. Nothing in a rule calls `Date.now()`. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is turned; for tests and for playing time forward. */
export function turnedClock(startMs: number): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}
