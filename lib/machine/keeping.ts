import { setTimeout as pause } from "node:timers/promises";
import { sweepRuns } from "@/lib/endpoints/keeping";
import { firstKeptReplay, sweepBulks, sweepReplays } from "@/lib/replays/keeping";
import type { World } from "./world";

const EVERY_MS = 600_000;
/** Between two batches the store belongs to those who arrive. */
const REST_MS = 20;

/** Takes replays, runs of replays and reports that are older or more than is kept, a little at a time, in the background. */
export function startKeeping({ store, wireClock, ours }: Pick<World, "store" | "wireClock" | "ours">): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
  const sweeps: (() => Promise<() => Promise<boolean>>)[] = [
    async () => {
      const below = await firstKeptReplay(store.db, { nowMs: wireClock.now() });
      return () => sweepReplays(store, below);
    },
    async () => () => sweepBulks(store, { nowMs: wireClock.now() }),
    async () => () => sweepRuns(store),
  ];
  const run = async () => {
    while (!stopping.signal.aborted) {
      for (const sweep of sweeps) {
        try {
          const next = await sweep();
          while (!stopping.signal.aborted && (await next())) await rest(REST_MS);
        } catch (error) {
          if (!stopping.signal.aborted) ours.log.error({ err: error }, "what is kept no longer could not be taken");
        }
      }
      await rest(EVERY_MS);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
