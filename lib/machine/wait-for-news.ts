import type { Feed, FeedKind } from "@/lib/db/feed";

/** On Postgres a commit may be told of before it may be read in its order: so one looks again without being told. */
const LOOK_AGAIN_MS = 500;

/**
 * Asks `look` until it finds something (not null), the time is over or nobody waits any more; then the last answer,
 * null. Between two looks it waits to be told by the feed.
 */
export async function waitForNews<T>(
  look: () => Promise<T | null>,
  { feed, kind, waitMs, gone }: { feed: Feed; kind: FeedKind; waitMs: number; gone: AbortSignal[] },
): Promise<T | null> {
  let wake = () => {};
  let told = false;
  const tell = () => {
    told = true;
    wake();
  };
  const isOver = () => gone.some(({ aborted }) => aborted);
  const unsubscribe = feed.subscribe((event) => event.kind === kind && tell(), tell);
  for (const signal of gone) signal.addEventListener("abort", tell);
  try {
    let restMs = waitMs;
    for (;;) {
      told = false;
      const found = isOver() ? null : await look();
      if (found !== null || restMs <= 0 || isOver()) return found;
      const pauseMs = Math.min(restMs, LOOK_AGAIN_MS);
      const startedAt = performance.now();
      if (!told) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pauseMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      restMs -= performance.now() - startedAt;
    }
  } finally {
    unsubscribe();
    for (const signal of gone) signal.removeEventListener("abort", tell);
  }
}
