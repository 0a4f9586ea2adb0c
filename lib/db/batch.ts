/** `add` resolves after the commit that holds the row, or rejects when that row could not be kept. */
export type Batcher<Row> = { add(row: Row): Promise<void> };

type Waiting<Row> = { row: Row; kept: () => void; lost: (error: unknown) => void };

/**
 * Group commit: rows that arrive while a commit runs go together into the next, at most `maxRows` at a time. `write`
 * keeps all rows it is given or none. When it fails, each row is tried alone, so that only the guilty are rejected.
 */
export function createBatcher<Row>(options: { write: (rows: Row[]) => Promise<void>; maxRows: number }): Batcher<Row> {
  let waiting: Waiting<Row>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, options.maxRows);
      waiting = waiting.slice(options.maxRows);
      await keep(batch);
      await nextTurn();
    }
    running = false;
  }

  async function keep(batch: Waiting<Row>[]): Promise<void> {
    try {
      await options.write(batch.map(({ row }) => row));
      for (const { kept } of batch) kept();
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) return only?.lost(error);
      for (const one of batch) await keep([one]);
    }
  }

  return {
    add: (row) =>
      new Promise((kept, lost) => {
        waiting.push({ row, kept, lost });
        if (running) return;
        running = true;
        void nextTurn().then(drain);
      }),
  };
}

/** Lets the requests that are ready in this turn of the event loop join: SQLite commits without ever yielding to them. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
