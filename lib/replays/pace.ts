import type { Clock } from "@/lib/clock";

/** Lets callers through one after another, so many in a second; `halted` wakes whoever waits, and they get false. */
export type Pace = { turn(): Promise<boolean> };

export function createPace(
  perSecond: number | null,
  { wireClock, halted }: { wireClock: Clock; halted: AbortSignal },
): Pace {
  let freeAtMs = 0;
  return {
    async turn() {
      if (halted.aborted) return false;
      if (perSecond === null) return true;
      const nowMs = wireClock.now();
      const atMs = Math.max(nowMs, freeAtMs);
      freeAtMs = atMs + 1000 / perSecond;
      return atMs <= nowMs || pause(atMs - nowMs, halted);
    },
  };
}

function pause(ms: number, halted: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isThrough: boolean) => {
      clearTimeout(timer);
      halted.removeEventListener("abort", stop);
      resolve(isThrough);
    };
    const stop = () => end(false);
    const timer = setTimeout(() => end(true), ms);
    halted.addEventListener("abort", stop);
  });
}
