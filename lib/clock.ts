/** Where rules get the time from: milliseconds since 1970, UTC. Nothing in a rule calls `Date.now()`. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** How the sandbox's clock stands to real time: with it, ahead of or behind it, or still. */
export type ClockState = { mode: "real" } | { mode: "offset"; offsetMs: number } | { mode: "frozen"; atMs: number };

/** A clock that can be turned. Its state is this process's; whoever turns it for good keeps the state in the store. */
export type SandboxClock = Clock & { state(): ClockState; turn(state: ClockState): void };

export function sandboxClock(wire: Clock): SandboxClock {
  let state: ClockState = { mode: "real" };
  return {
    now: () => timeOf(state, wire.now()),
    state: () => state,
    turn: (wanted) => {
      state = wanted;
    },
  };
}

/** The time that a clock in this state shows while the real one shows `wireMs`. */
export function timeOf(state: ClockState, wireMs: number): number {
  if (state.mode === "frozen") return state.atMs;
  return state.mode === "offset" ? wireMs + state.offsetMs : wireMs;
}

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

/** What the sandbox's clock may show, in milliseconds since 1970: years that every place which tells a time can write. */
export const CLOCK_RANGE = { fromMs: Date.UTC(2000, 0, 1), toMs: Date.UTC(2100, 0, 1) };

export function isShowable(ms: number): boolean {
  return Number.isSafeInteger(ms) && ms >= CLOCK_RANGE.fromMs && ms <= CLOCK_RANGE.toMs;
}
