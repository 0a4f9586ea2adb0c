import { isOutage } from "./outage";

/** `add` resolves after the commit that holds the row, or rejects when that row could not be kept. */
export type Batcher<Row> = { add(row: Row): Promise<void> };

type Waiting<Row> = { row: Row; kept: () => void; lost: (error: unknown) => void };

type Options<Row> = {
  write: (rows: Row[]) => Promise<void>;
  maxRows: number;
  /** What a row weighs, and how much one commit may carry; a row that is heavier goes alone. */
  weight?: { of(row: Row): number; most: number };
};

/**
 * Group commit: rows that arrive while a commit runs go together into the next, as many as a commit may carry. `write`
 * keeps all rows it is given or none. When it fails, each row is tried alone, so that only the guilty are rejected;
 * when the store itself is gone, all are rejected at once.
 */
export function createBatcher<Row>(options: Options<Row>): Batcher<Row> {
  const waiting: Waiting<Row>[] = [];
  let running = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await keep(waiting.splice(0, howMany()));
      await nextTurn();
    }
    running = false;
  }

  function howMany(): number {
    const { maxRows, weight } = options;
    if (!weight) return maxRows;
    let count = 0;
    let sum = 0;
    for (const { row } of waiting.slice(0, maxRows)) {
      sum += weight.of(row);
      if (sum > weight.most && count > 0) break;
      count += 1;
    }
    return count;
  }

  async function keep(batch: Waiting<Row>[]): Promise<void> {
    try {
      await options.write(batch.map(({ row }) => row));
      for (const { kept } of batch) kept();
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) return only?.lost(error);
      if (isOutage(error)) {
        for (const { lost } of batch) lost(error);
        return;
      }
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
