import Libsql from "libsql/promise";

/**
 * How long the log gathers before it is carried over into the database: pages written often are carried over once, and
 * commits that come meanwhile wait longer for the disk.
 */
const GATHER_MS = 5_000;

/** Carries the write-ahead log over into the database now and then, on another thread and another connection. */
export type Checkpoints = {
  /** Something was committed. */
  due(): void;
  /** Waits for the one that runs. */
  stop(): Promise<void>;
};

/**
 * A checkpoint syncs the log and the database, which takes as long as the disk likes: on the event loop everyone would
 * wait for it. One that fails is of no consequence, since the log still has everything and the next one may succeed.
 */
export function startCheckpoints(databaseFile: string): Checkpoints {
  const connection = new Libsql(databaseFile, {});
  let timer: NodeJS.Timeout | null = null;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    await connection.exec("pragma wal_checkpoint(passive)").catch(() => {});
    timer = null;
  }

  return {
    due: () => {
      timer ??= setTimeout(() => {
        running = run();
      }, GATHER_MS).unref();
    },
    stop: async () => {
      if (timer) clearTimeout(timer);
      await running;
      connection.close();
    },
  };
}
