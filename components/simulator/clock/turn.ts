import type { ClockState } from "@/lib/clock";

/** What can be done to the sandbox's clock. `run`: a clock that stands still goes on from where it stands. */
export type Turn = { kind: "advance"; ms: number } | { kind: "next_due" | "freeze" | "run" | "real" };

/** What a turn did: how far the clock went, and what fell due on the way. */
export type Turned = { kind: Turn["kind"]; byMs: number; attempts: number; sessionsEnded: number };

/** The sandbox's clock as the page found it. */
export type ClockView = { mode: ClockState["mode"]; nowMs: number; aheadMs: number; nextDueAtMs: number | null };
