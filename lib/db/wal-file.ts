import { close, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

/** The write-ahead log of a SQLite database that is open, as a file that can be put on disk without the event loop waiting. */
export type WalFile = {
  sync(): Promise<void>;
  close(): Promise<void>;
};

const syncData = promisify(fdatasync);

/**
 * A descriptor of one's own is safe here: SQLite's locks are on the database and on its -shm, never on its -wal (closing
 * any descriptor of the former two would give the locks up), and as long as a connection is open it neither removes the
 * -wal nor puts another file in its place.
 */
export function openWal(databaseFile: string): WalFile {
  const descriptor = openSync(`${databaseFile}-wal`, "r+");
  return {
    sync: () => syncData(descriptor),
    close: () => promisify(close)(descriptor),
  };
}
