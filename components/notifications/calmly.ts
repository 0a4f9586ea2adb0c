type Outside = {
  /** Rejects when it did not work; it is then done again like after a change. */
  work: () => Promise<void>;
  isVisible: () => boolean;
  now: () => number;
  /** Runs later; the way back takes it off. */
  after: (ms: number, run: () => void) => () => void;
};

export type Calm = {
  /** Something changed: work is due. */
  tell(): void;
  /** It may be visible again. */
  look(): void;
  stop(): void;
};

const LONGEST_REST_MS = 300_000;

/**
 * Works once after something changed, not more often than every `everyMs`, and only while somebody can see it. What fails
 * is tried again after rests that double, up to five minutes, until it works or something changes.
 */
export function calmly(everyMs: number, { work, isVisible, now, after }: Outside): Calm {
  let isDue = false;
  let isBusy = false;
  let isOver = false;
  let failures = 0;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  let takeOff: (() => void) | null = null;

  function look(): void {
    if (!isDue || isBusy || isOver || takeOff !== null || !isVisible()) return;
    const restMs = endedAtMs + Math.max(everyMs, Math.min(everyMs * 2 ** (failures - 1), LONGEST_REST_MS)) - now();
    if (restMs <= 0) return void run();
    takeOff = after(restMs, () => {
      takeOff = null;
      look();
    });
  }

  async function run(): Promise<void> {
    isDue = false;
    isBusy = true;
    const isDone = await work().then(
      () => true,
      () => false,
    );
    isBusy = false;
    failures = isDone || isDue ? 0 : failures + 1;
    isDue ||= !isDone;
    endedAtMs = now();
    look();
  }

  return {
    tell() {
      isDue = true;
      if (failures > 0) {
        failures = 0;
        takeOff?.();
        takeOff = null;
      }
      look();
    },
    look,
    stop() {
      isOver = true;
      takeOff?.();
    },
  };
}
