import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import Libsql from "libsql";
import { type Checkpoints, startCheckpoints } from "./checkpoints";
import { createDurability } from "./durability";
import { type MakeDriver, sqliteDrivers } from "./sqlite-driver";
import { openWal, type WalFile } from "./wal-file";

/** Pages of the log at which a commit carries it over itself, because nobody else has come to it: 64 MB. */
const LOG_PAGES = 16_000;

export type SqliteFile = {
  /** A query resolves when all that it did and saw is on disk. */
  patient: Dialect;
  /** A query resolves at once, a transaction at its commit; `durable` says when that is on disk. */
  hasty: Dialect;
  durable(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A database file, made if it is missing, readable by others meanwhile. SQLite leaves syncing a commit to us
 * (`synchronous = normal`) and syncs by itself only what keeps the file whole: the log before a checkpoint, the
 * database after it. So the event loop never waits for the disk, and whoever was promised something does.
 */
export function openSqliteFile(file: string, syncWal = (wal: WalFile) => wal.sync()): SqliteFile {
  const raw = new Libsql(file);
  for (const pragma of [
    "journal_mode = wal",
    "synchronous = normal",
    `wal_autocheckpoint = ${LOG_PAGES}`,
    "busy_timeout = 5000",
    "foreign_keys = on",
    // 64 MiB of pages in memory: with 2 MiB a filter read its index from the file again for each question.
    "cache_size = -65536",
    // What a killed process left in the log was perhaps never synced: from here on it is, before anyone sees it.
    "wal_checkpoint(truncate)",
  ]) {
    raw.pragma(pragma);
  }
  const wal = openWal(file);
  const checkpoints: Checkpoints = startCheckpoints(file);
  const durability = createDurability(() => syncWal(wal));
  const committed = () => {
    durability.committed();
    checkpoints.due();
  };
  const driver = sqliteDrivers(raw, { ...durability, committed });
  return {
    patient: dialectOf(() => driver("patient")),
    hasty: dialectOf(() => driver("hasty")),
    durable: durability.durable,
    close: async () => {
      await checkpoints.stop();
      raw.pragma("wal_checkpoint(truncate)");
      await wal.close();
      raw.close();
    },
  };
}

function dialectOf(createDriver: () => ReturnType<MakeDriver>): Dialect {
  return {
    createDriver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createAdapter: () => new TransactionalDdlAdapter(),
  };
}

/** SQLite takes back tables with the transaction that made them; Kysely assumes that it does not. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
