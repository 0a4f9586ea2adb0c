import type { Store } from "@/lib/db/client";
import { processWide } from "./process-wide";

// A server action turns the clock, the dispatcher of the machine door holds still meanwhile.
const turns = processWide("clock-turns", () => new WeakMap<Store, Promise<unknown>>());
const turning = processWide("clock-turning", () => new WeakSet<Store>());

/** Whoever turns a store's clock does so alone, one after the other; meanwhile nobody else attempts deliveries. */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const earlier = turns.get(store) ?? Promise.resolve();
  const mine = earlier.then(async () => {
    turning.add(store);
    try {
      return await work();
    } finally {
      turning.delete(store);
    }
  });
  turns.set(
    store,
    mine.catch(() => {}),
  );
  return mine;
}

export function isTurning(store: Store): boolean {
  return turning.has(store);
}
