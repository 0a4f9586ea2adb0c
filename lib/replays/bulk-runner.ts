import type { BulkRun } from "./bulk";
import { type Claimant, claimBulk, findAbandoned, findWork, giveBack } from "./bulk-claims";
import { type BulkOutside, runBulk } from "./bulk-run";

/** Another instance may leave a run behind; nobody waits longer than this to look. */
const NAP_MS = 15_000;
const RETRY_MS = 1000;

export type BulkRunner = { stop(): Promise<void> };

/**
 * Works at the runs that have something to do, in the background: at once when the feed tells of one, and at those that
 * a process left behind. `stop` begins nothing more and waits for what is under way.
 */
export function startBulkRunner(runner: string, outside: BulkOutside): BulkRunner {
  const { store, wireClock, log } = outside;
  const claimant: Claimant = { store, runner, nowMs: () => wireClock.now() };
  const atWork = new Map<string, Promise<void>>();
  const halted = new AbortController();
  let looking: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    again = true;
    looking ??= look().finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    while (again && !halted.signal.aborted) {
      again = false;
      try {
        await recover("expired");
        for (const id of await findWork(claimant)) if (!atWork.has(id)) await begin(id);
        nap(NAP_MS);
      } catch (error) {
        if (halted.signal.aborted) return;
        log.error({ err: error }, "the runs could not be looked at; it will be tried again");
        nap(RETRY_MS);
      }
    }
  }

  async function begin(id: string): Promise<void> {
    const run = await claimBulk(id, claimant);
    if (run && !halted.signal.aborted) atWork.set(id, work(run));
  }

  async function work(run: BulkRun): Promise<void> {
    try {
      await runBulk(run, { claimant, outside, halted: halted.signal });
      // Told to go on while the last sends were awaited: nobody would hear of it any more.
      queueMicrotask(wake);
    } catch (error) {
      if (!halted.signal.aborted) log.error({ bulkId: run.id, err: error }, "a run of replays broke off");
      nap(RETRY_MS);
    } finally {
      atWork.delete(run.id);
    }
  }

  async function recover(which: "all" | "expired"): Promise<void> {
    for (const id of await findAbandoned(claimant, which)) await giveBack(id, claimant, which);
  }

  function nap(ms: number): void {
    clearTimeout(timer);
    if (halted.signal.aborted) return;
    timer = setTimeout(wake, ms);
    timer.unref();
  }

  const unsubscribe = store.feed.subscribe((event) => event.kind === "bulk_replay" && wakeFor(event.id), wake);

  /** A run that is at work tells of itself with every commit. */
  function wakeFor(id: string): void {
    if (!atWork.has(id)) wake();
  }

  // The embedded file has one owner, so whoever claimed anything in it before is dead.
  const first = store.engine === "sqlite" ? recover("all") : Promise.resolve();
  first.catch((error: unknown) => log.error({ err: error }, "what a dead process left could not be read")).then(wake);
  return {
    async stop() {
      halted.abort();
      unsubscribe();
      clearTimeout(timer);
      await looking;
      await Promise.all(atWork.values());
    },
  };
}
