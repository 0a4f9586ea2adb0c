import { DiskFailure } from "./outage";

/** Knows what has been committed, and what of it is on disk. */
export type Durability = {
  /** Something was committed at this moment. */
  committed(): void;
  /** Resolves when all that was committed before is on disk; rejects, from then on for ever, when that failed. */
  durable(): Promise<void>;
  /** Throws when a sync has failed: nothing more may be begun. */
  expectHealthy(): void;
};

/**
 * Commits share syncs: those that come while one runs are all covered by the next, since a sync covers only what was
 * committed before it began.
 */
export function createDurability(sync: () => Promise<void>): Durability {
  let committed = 0;
  let synced = 0;
  let running: Promise<void> | null = null;
  let failure: DiskFailure | null = null;

  async function once(): Promise<void> {
    const upTo = committed;
    try {
      await sync();
      synced = upTo;
    } catch (error) {
      // The kernel reports a lost page once and calls it clean from then on, so a sync that succeeds afterwards proves
      // nothing. Only a process that begins anew finds out what is there.
      failure = new DiskFailure(error);
    } finally {
      running = null;
    }
  }

  function expectHealthy(): void {
    if (failure) throw failure;
  }

  return {
    committed: () => {
      committed += 1;
    },
    durable: async () => {
      const wanted = committed;
      expectHealthy();
      while (synced < wanted) {
        running ??= once();
        await running;
        expectHealthy();
      }
    },
    expectHealthy,
  };
}
