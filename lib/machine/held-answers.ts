import type { ServerResponse } from "node:http";

/** Connections whose answer is put off. */
export type HeldAnswers = {
  /** True once the time is over; false when the other end hung up, the door closes, or too many are held already. */
  hold(response: ServerResponse, ms: number): Promise<boolean>;
  count(): number;
};

/** `closing` lets all of them go, so that nobody who waits keeps the process. */
export function createHeldAnswers({ most, closing }: { most: number; closing: AbortSignal }): HeldAnswers {
  const ends = new Set<() => void>();
  closing.addEventListener("abort", () => {
    for (const end of [...ends]) end();
  });
  return {
    count: () => ends.size,
    hold(response, ms) {
      if (closing.aborted || response.destroyed || ends.size >= most) {
        response.destroy();
        return Promise.resolve(false);
      }
      return new Promise((resolve) => {
        const settle = (isOver: boolean) => {
          clearTimeout(timer);
          ends.delete(cut);
          response.removeListener("close", gone);
          resolve(isOver);
        };
        const gone = () => settle(false);
        const cut = () => {
          response.destroy();
          settle(false);
        };
        const timer = setTimeout(() => settle(true), ms);
        ends.add(cut);
        response.once("close", gone);
      });
    },
  };
}
