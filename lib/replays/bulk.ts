import type { Impossible, ReplayMode } from "./replay";

/** `preparing`: its items are being listed. `stopped` may be taken up again where it stopped, as `paused` may. */
export type BulkState = "preparing" | "running" | "paused" | "stopped" | "done";

/** `random` is the same order for the same seed. */
export type BulkOrder = { kind: "oldest" } | { kind: "newest" } | { kind: "random"; seed: number };

/** What can be sent in bulk: an edit is of one notification. */
export type BulkMode = Exclude<ReplayMode, "edited">;

/** What somebody wants: everything that the filter matches now, to one place. */
export type BulkPlan = {
  mode: BulkMode;
  /** Null for an address that was typed. */
  target: { id: string; name: string } | null;
  url: string;
  /** As the URL of the list holds it. */
  filter: string;
  order: BulkOrder;
  /** How many are begun in a second; null for as many as can be. */
  perSecond: number | null;
  concurrency: number;
};

/** A run as it stands. `uncertain`: begun, and nobody knows whether it arrived. */
export type BulkRun = BulkPlan & {
  id: string;
  createdAtMs: number;
  state: BulkState;
  upTo: string;
  total: number;
  delivered: number;
  willRetry: number;
  notSent: number;
  uncertain: number;
  startedAtMs: number | null;
  endedAtMs: number | null;
};

export type ItemState = "waiting" | "sending" | "delivered" | "will_retry" | "not_sent" | "uncertain";

/** One notification of a run. */
export type BulkItem = {
  position: number;
  state: ItemState;
  tries: number;
  status: number | null;
  tookMs: number | null;
  notificationId: string;
  replayId: string | null;
  /** `ItemReason`, or the code of the network or of the rule that forbade the address; null where nothing is to explain. */
  why: string | null;
};

/** Why nothing could be sent at all; `notification_gone`: it was removed after the run had listed it. */
export type ItemReason = Impossible | "notification_gone";

/** Sorts by what needs a look first. */
export const GRADES: Readonly<Record<ItemState, number>> = {
  uncertain: 0,
  will_retry: 1,
  not_sent: 2,
  delivered: 3,
  sending: 4,
  waiting: 5,
};

export const MAX_ITEMS = 200_000;
export const MAX_PER_SECOND = 1000;
export const MAX_CONCURRENCY = 32;

/** Those whose outcome is known. */
export function finishedOf(run: Pick<BulkRun, "delivered" | "willRetry" | "notSent">): number {
  return run.delivered + run.willRetry + run.notSent;
}
