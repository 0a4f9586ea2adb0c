import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import type { Unindex } from "@/lib/notifications/remove";
import { sweepAll } from "./retention";

const EVERY_MS = 60_000;
/** Between two batches the store belongs to those who arrive. */
const REST_MS = 20;

type Outside = {
  store: Store;
  wireClock: Clock;
  unindex: Unindex;
  log: { error(fields: object, message: string): void };
};

/** Takes what inboxes no longer keep, a little at a time, in the background: soon after a setting was changed, and every minute. */
export function startSweeper({ store, wireClock, unindex, log }: Outside): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let wake = () => {};
  const unsubscribe = store.feed.subscribe(({ kind }) => kind === "inbox" && wake());
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
  const isStopped = () => stopping.signal.aborted;
  const aMinuteOrTold = () =>
    new Promise<void>((resolve) => {
      if (isStopped()) return resolve();
      const timer = setTimeout(resolve, EVERY_MS).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const onError = (error: unknown, inbox?: string) => {
    if (!isStopped()) log.error({ err: error, inbox }, "retention could not take what is over");
  };
  const run = async () => {
    while (!isStopped()) {
      const nowMs = () => wireClock.now();
      await sweepAll({ store, unindex, nowMs, isStopped, rest: () => rest(REST_MS), onError }).catch(onError);
      await aMinuteOrTold();
      // A change is told once per notification while a plan runs: not more than one look a second.
      await rest(1_000);
    }
  };
  const running = run();
  return {
    async stop() {
      unsubscribe();
      stopping.abort();
      wake();
      await running;
    },
  };
}
