import { mkdirSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import type { Store } from "./client";
import type { Database } from "./database";
import { guardedDialect } from "./guarded-dialect";
import { insideWrite } from "./inside-write";
import { createJournal } from "./journal";
import { lockDirectory } from "./lock";
import { migrate } from "./migrate";
import { makePrivate } from "./private-file";
import { openSqliteFile } from "./sqlite";
import { type Commit, transact, type Work } from "./transact";
import type { WalFile } from "./wal-file";

const FILE = "qianyue.sqlite";

/** `syncWal` puts what is in the log on disk. */
export async function openSqlite(dataDir: string, syncWal?: (wal: WalFile) => Promise<void>): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(dataDir);
  try {
    return await openLocked(path.join(dataDir, FILE), unlock, syncWal);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openLocked(
  name: string,
  unlock: () => void,
  syncWal: ((wal: WalFile) => Promise<void>) | undefined,
): Promise<Store> {
  // SQLite gives its -wal and -shm the permissions of the file they belong to.
  makePrivate(name);
  const inside = insideWrite();
  const file = openSqliteFile(name, syncWal);
  const db = new Kysely<Database>({ dialect: guardedDialect(file.patient, () => inside.refuse("store.db")) });
  const hasty = new Kysely<Database>({ dialect: guardedDialect(file.hasty, () => {}) });
  await migrate(db, "sqlite").catch(async (error) => {
    await file.close();
    throw error;
  });

  const { tell, lose: _lose, ...feed } = createJournal();
  let last: Promise<unknown> = Promise.resolve();
  let told: Promise<void> = Promise.resolve();
  // One after the other, and so is the telling, so that the feed has the order of the commits.
  const committed = <T>(work: Work<T>, onDisk: () => Promise<void>) => {
    inside.refuse("another write()");
    const turn = last.then(async () => {
      const { result, happenings } = await transact(
        hasty,
        (tx, publish) => inside.run(() => work(tx, publish)),
        async () => {},
      );
      const kept = Promise.all([onDisk(), told]).then(() => tell(happenings));
      told = kept.catch(() => {});
      return { result, kept };
    });
    last = turn.catch(() => {});
    return turn;
  };
  const commit: Commit = (work) => committed(work, file.durable);

  let closed: Promise<void> | null = null;
  const close = async () => {
    await last;
    await told;
    await db.destroy();
    await file.close();
    unlock();
  };
  return {
    engine: "sqlite",
    db,
    feed: { ...feed, close: async () => {} },
    commit,
    jot: async (work) => (await committed(work, async () => {})).result,
    write: async (work) => {
      const { result, kept } = await commit(work);
      await kept;
      return result;
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
