import { Kysely } from "kysely";
import type { Store } from "./client";
import type { Database } from "./database";
import { guardedDialect } from "./guarded-dialect";
import { insideWrite } from "./inside-write";
import { migrate } from "./migrate";
import { listenToPostgres, notify } from "./notify";
import { postgresDialect } from "./postgres";
import { transact, type Write } from "./transact";

export async function openPostgres(databaseUrl: string): Promise<Store> {
  const inside = insideWrite();
  const db = new Kysely<Database>({
    dialect: guardedDialect(postgresDialect(databaseUrl), () => inside.refuse("store.db")),
  });
  try {
    await migrate(db, "postgres");
    const feed = await listenToPostgres(databaseUrl);

    const write: Write = async (work) => {
      inside.refuse("another write()");
      const { result } = await transact(
        db,
        (tx, publish) => inside.run(() => work(tx, publish)),
        (tx, happenings) => notify(tx, happenings),
      );
      return result;
    };

    let closed: Promise<void> | null = null;
    const close = async () => {
      await feed.close();
      await db.destroy();
    };
    return {
      engine: "postgres",
      db,
      feed,
      write,
      // Postgres says that it has committed when that is on disk, and nobody else waits for it meanwhile.
      commit: async (work) => ({ result: await write(work), kept: Promise.resolve() }),
      jot: write,
      close: () => {
        closed ??= close();
        return closed;
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
