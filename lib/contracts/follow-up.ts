import type { ExchangeVerdict } from "@/lib/exchanges/exchange";

/**
 * `waiting` for its time or its next try, `answered` by the platform, `gave_up` after the last try, `not_needed` where
 * what was to be asked had come to be known meanwhile.
 */
export type FollowUpState = "waiting" | "answered" | "gave_up" | "not_needed";

/** After which pauses a query that got no answer is tried again; then it is given up. */
export const RETRY_AFTER_MS: readonly number[] = [60_000, 5 * 60_000, 30 * 60_000];
const LONGEST_PAUSE_MS = Math.max(...RETRY_AFTER_MS);

/**
 * So long after a session's end by our clock it has ended by the platform's too: its session begins when our call reaches
 * it, which may take as long as a call may, and two clocks may differ by a minute.
 */
export const ASKED_AFTER_MS = 60_000 + 15_000;

/** Sessions that ended longer ago are not asked about: who upgrades with years of evidence floods nobody. */
export const REACH_MS = 30 * 86_400_000;

/** How often a query may be doubled because the process ended between sending it and keeping its answer. */
export const MOST_CRASHES = 1;

/** What our own query at a session's end has come to; `dueAtMs` is when it is tried (again), by the business clock. */
export type FollowUp = {
  state: FollowUpState;
  sessionEndMs: number;
  dueAtMs: number;
  /** How many tries got no answer. */
  attempts: number;
  settledAtMs: number | null;
  /** The status or the network's code of the last try, `interrupted` where the process kept ending; null where none. */
  why: string | null;
};

/**
 * Whether an answer settles the matter: what the platform says of the contract does, and a refusal for good does; no
 * reply, one that cannot be believed, too many requests and the platform's own trouble are tried again
 * (docs: HTTP 状态码, 429 and 5xx).
 */
export function isSettledBy({ status, verdict }: { status: number | null; verdict: ExchangeVerdict }): boolean {
  if (status === null || status === 429 || status >= 500) return false;
  return verdict !== "failed";
}

/** What a profile's queries hold to: none before `pausedUntilMs`; `failures` counts those without an answer in a row. */
export type Pace = { pausedUntilMs: number; failures: number };

/**
 * A platform in trouble is left in peace by all of a profile's queries. What several queries under way at once ran into
 * counts as one failure; a pause that only a clock turned back could have made so long is none.
 */
export function paceAfter(pace: Pace, { isAnswered, nowMs }: { isAnswered: boolean; nowMs: number }): Pace {
  if (isAnswered) return { pausedUntilMs: 0, failures: 0 };
  if (isPaused(pace, nowMs)) return pace;
  const pauseMs = RETRY_AFTER_MS[pace.failures] ?? LONGEST_PAUSE_MS;
  return { pausedUntilMs: nowMs + pauseMs, failures: pace.failures + 1 };
}

export function isPaused({ pausedUntilMs }: Pace, nowMs: number): boolean {
  return pausedUntilMs > nowMs && pausedUntilMs <= nowMs + LONGEST_PAUSE_MS;
}

/** What a try that got no answer leads to, at the business clock's `nowMs`. */
export function afterFailure(
  { attempts, why }: { attempts: number; why: string },
  nowMs: number,
): Pick<FollowUp, "state" | "attempts" | "why" | "settledAtMs"> & { dueAtMs: number | null } {
  const pauseMs = RETRY_AFTER_MS[attempts];
  const tried = { attempts: attempts + 1, why };
  return pauseMs === undefined
    ? { state: "gave_up", ...tried, settledAtMs: nowMs, dueAtMs: null }
    : { state: "waiting", ...tried, settledAtMs: null, dueAtMs: nowMs + pauseMs };
}
