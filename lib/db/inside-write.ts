import { AsyncLocalStorage } from "node:async_hooks";

/** Knows which code runs inside a `write`. */
export type InsideWrite = {
  run<T>(work: () => Promise<T>): Promise<T>;
  refuse(what: string): void;
};

/**
 * Inside `write` only its transaction may be used. On SQLite, which has one connection, anything else would wait for
 * itself for ever; on Postgres it would quietly run outside the transaction. So it is an error on both.
 */
export function insideWrite(): InsideWrite {
  const context = new AsyncLocalStorage<{ open: boolean }>();
  return {
    refuse: (what) => {
      if (context.getStore()?.open) throw new Error(`Inside write(): use its tx, not ${what}`);
    },
    run: async (work) => {
      const state = { open: true };
      try {
        return await context.run(state, work);
      } finally {
        // What the work started and did not wait for is outside from now on.
        state.open = false;
      }
    },
  };
}
