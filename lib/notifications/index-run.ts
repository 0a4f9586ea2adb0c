import type { Clock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import { indexedThrough, indexLate, indexNext } from "./index-batch";
import { prepareIndex } from "./index-edition";

export type Indexer = { stop(): Promise<void> };

type IndexerOutside = { store: Store; wireClock: Clock; onError: (error: unknown) => void };

/** A batch grows while it is quick and shrinks when it is slow, for SQLite makes requests wait meanwhile. */
const LEAST = 8;
const MOST = 32;
const QUICK_MS = 10;
const SLOW_MS = 30;
/** Notifications come thick when the last one is younger than this; then the index keeps out of their way. */
const QUIET_MS = 150;
/** Between two batches while they come thick. */
const BREATH_MS = 250;
const LOOK_AGAIN_MS = 5_000;
const RETRY_MS = 2_000;
const MOST_LATE = 500;

/**
 * Keeps the index of notifications behind them: at once in small batches while it is quiet, now and then while they
 * come thick. What it does not reach is found without it, and taken in when there is time.
 */
export function startIndexer({ store, wireClock, onError }: IndexerOutside): Indexer {
  let timer: NodeJS.Timeout | undefined;
  let idle = false;
  let running: Promise<void> | null = null;
  let stopped = false;
  let cameAtMs = 0;
  let through: string | null = null;
  let size = 2 * LEAST;
  const late = new Set<string>();

  const unsubscribe = store.feed.subscribe(({ kind, id }) => {
    if (kind !== "notification") return;
    cameAtMs = wireClock.now();
    if (through !== null && id <= through && late.size < MOST_LATE) late.add(id);
    if (idle) sleep(QUIET_MS);
    idle = false;
  });

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(wake, ms);
    timer.unref();
  }

  function wake(): void {
    idle = false;
    running = step()
      .catch((error: unknown) => {
        if (!stopped) onError(error);
        return RETRY_MS;
      })
      .then((napMs) => {
        running = null;
        idle = napMs === LOOK_AGAIN_MS;
        sleep(napMs);
      });
  }

  /** Takes in one batch and says how long to rest. */
  async function step(): Promise<number> {
    if (through === null) await prepareIndex(store);
    const fromMs = wireClock.now();
    const isThick = fromMs - cameAtMs < QUIET_MS;
    const asked = isThick ? LEAST : size;
    const taken = await indexNext(store, asked);
    const tookMs = wireClock.now() - fromMs;
    if (tookMs > SLOW_MS) size = Math.max(LEAST, size / 2);
    else if (tookMs < QUICK_MS && taken === size) size = Math.min(MOST, size * 2);
    through = await indexedThrough(store.db);
    if (late.size > 0) {
      const ids = [...late];
      late.clear();
      await indexLate(store, ids);
    }
    if (taken < asked) return LOOK_AGAIN_MS;
    return isThick ? BREATH_MS : 0;
  }

  sleep(0);
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      await running;
    },
  };
}
