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

/** Works once after something changed, not more often than every `everyMs`, and only while somebody can see it. */
export function calmly(everyMs: number, { work, isVisible, now, after }: Outside): Calm {
  let isDue = false;
  let isBusy = false;
  let isOver = false;
  let restUntilMs = 0;
  let takeOff: (() => void) | null = null;

  function look(): void {
    if (!isDue || isBusy || isOver || takeOff !== null || !isVisible()) return;
    const restMs = restUntilMs - now();
    if (restMs <= 0) return void run();
    takeOff = after(restMs, () => {
      takeOff = null;
      look();
    });
  }

  async function run(): Promise<void> {
    isDue = false;
    isBusy = true;
    await work().catch(() => {
      isDue = true;
    });
    isBusy = false;
    restUntilMs = now() + everyMs;
    look();
  }

  return {
    tell() {
      isDue = true;
      look();
    },
    look,
    stop() {
      isOver = true;
      takeOff?.();
    },
  };
}
