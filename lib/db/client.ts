import type { Kysely } from "kysely";
import { env } from "@/lib/env";
import type { Database } from "./database";
import type { Feed } from "./feed";
import { openPostgres } from "./open-postgres";
import { openSqlite } from "./open-sqlite";
import type { Commit, Work, Write } from "./transact";

export type Engine = "sqlite" | "postgres";

export type Store = {
  engine: Engine;
  db: Kysely<Database>;
  feed: Feed;
  /** Behind `write(store, work)`. */
  write: Write;
  commit: Commit;
  /**
   * For what nobody was promised: resolves at the commit and asks for no sync, so it is on disk with the next one that
   * somebody waits for, and a power cut may take it. It outlives the process all the same.
   */
  jot: Write;
  /** Waits for what is being written, then gives up the connections and the lock. */
  close(): Promise<void>;
};

/**
 * Opens the store and brings its tables up to date: Postgres when there is a URL, else a file in `dataDir`, which is
 * locked against everyone else. Opening one directory twice in a process is an error too: share the store.
 */
export function openStore(where: { dataDir: string; databaseUrl: string | undefined }): Promise<Store> {
  return where.databaseUrl ? openPostgres(where.databaseUrl) : openSqlite(where.dataDir);
}

/** One transaction; what it publishes reaches the feed after its commit, in the order of commits. */
export function write<T>(store: Store, work: Work<T>): Promise<T> {
  return store.write(work);
}

// Pages, routes and instrumentation have a copy of this module each; the store is one for the process.
const KEY = Symbol.for("qianyue.store");
const holder = globalThis as typeof globalThis & { [KEY]?: Promise<Store> | undefined };

/** The process's one store, as the environment says, opened at the first call and again after a close. */
export function store(): Promise<Store> {
  holder[KEY] ??= openFromEnvironment();
  return holder[KEY];
}

async function openFromEnvironment(): Promise<Store> {
  try {
    if (env.building) throw new Error("A page that reads the store must be dynamic: it was rendered by `next build`");
    const opened = await openStore({ dataDir: env.DATA_DIR, databaseUrl: env.DATABASE_URL });
    const close = async () => {
      holder[KEY] = undefined;
      await opened.close();
    };
    return { ...opened, close };
  } catch (error) {
    holder[KEY] = undefined;
    throw error;
  }
}
