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
import { sqliteDialect } from "./sqlite";
import { transact, type Write } from "./transact";

const FILE = "qianyue.sqlite";

export async function openSqlite(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(dataDir);
  try {
    return await openLocked(path.join(dataDir, FILE), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openLocked(file: string, unlock: () => void): Promise<Store> {
  // SQLite gives its -wal and -shm the permissions of the file they belong to.
  makePrivate(file);
  const inside = insideWrite();
  const db = new Kysely<Database>({ dialect: guardedDialect(sqliteDialect(file), () => inside.refuse("store.db")) });
  await migrate(db, "sqlite").catch(async (error) => {
    await db.destroy();
    throw error;
  });

  const { tell, lose: _lose, ...feed } = createJournal();
  let last: Promise<unknown> = Promise.resolve();
  // One after the other, the telling included, so that the feed has the order of the commits.
  const write: Write = (work) => {
    inside.refuse("another write()");
    const turn = last.then(async () => {
      const { result, happenings } = await transact(
        db,
        (tx, publish) => inside.run(() => work(tx, publish)),
        async () => {},
      );
      tell(happenings);
      return result;
    });
    last = turn.catch(() => {});
    return turn;
  };

  let closed: Promise<void> | null = null;
  const close = async () => {
    await last;
    await db.destroy();
    unlock();
  };
  return {
    engine: "sqlite",
    db,
    feed: { ...feed, close: async () => {} },
    write,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
