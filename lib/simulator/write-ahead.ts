import type { Store } from "@/lib/db/client";
import type { SimOutside } from "./outside";

/** An outside in which a write resolves at its commit. `kept` resolves when all that was committed so is on disk. */
export type WriteAhead = { outside: SimOutside; kept(): Promise<void> };

/** For an answer that is made while the disk works: it may leave only after `kept`. */
export function writeAhead(outside: SimOutside): WriteAhead {
  const { store } = outside;
  const pending: Promise<void>[] = [];
  const write: Store["write"] = async (work) => {
    const { result, kept } = await store.commit(work);
    pending.push(kept);
    return result;
  };
  return {
    outside: { ...outside, store: { ...store, write } },
    kept: async () => {
      await Promise.all(pending);
    },
  };
}
