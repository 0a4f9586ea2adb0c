import type { Store } from "@/lib/db/client";
import { foldStale } from "./fold-index";

/** So many contracts are folded in one go: a few milliseconds, in which nothing else is written. */
const AT_ONCE = 32;
/** After evidence came, so that what comes with it is folded with it. */
const SETTLE_MS = 100;
/** It takes at most this share of the process's time, so that what records evidence stays as fast as without it. */
const SHARE = 0.05;
const LONGEST_REST_MS = 1_000;

export type Folder = { stop(): Promise<void> };

type Outside = {
  store: Store;
  /** Milliseconds of a clock that only counts. */
  elapsed: () => number;
  log: { error(fields: object, text: string): void };
};

/** Keeps the index folded in the background, from now until `stop`: at once when evidence comes, politely under load. */
export function startFolder({ store, elapsed, log }: Outside): Folder {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  const schedule = (ms: number) => {
    if (stopped || timer || running) return;
    timer = setTimeout(() => {
      timer = null;
      running = run();
    }, ms);
    timer.unref();
  };
  const run = async () => {
    const startedAt = elapsed();
    let isMore = false;
    try {
      isMore = (await foldStale(store, AT_ONCE)) > 0;
    } catch (error) {
      log.error({ err: error }, "the index of contracts could not be folded");
    }
    running = null;
    // Looks once more after the last that was found, because evidence may have come meanwhile.
    if (isMore) schedule(Math.min(LONGEST_REST_MS, Math.max(SETTLE_MS, (elapsed() - startedAt) / SHARE)));
  };
  const forget = store.feed.subscribe(
    ({ kind }) => {
      if (kind === "exchange" || kind === "notification") schedule(SETTLE_MS);
    },
    () => schedule(SETTLE_MS),
  );
  schedule(SETTLE_MS);
  return {
    async stop() {
      stopped = true;
      forget();
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
