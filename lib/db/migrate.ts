import { type Kysely, Migrator } from "kysely";
import type { Engine } from "./client";
import type { Database } from "./database";
import { migrations } from "./migrations/registry";

/** Brings the tables up to date, all or nothing. Two processes on one Postgres take turns. */
export async function migrate(db: Kysely<Database>, engine: Engine): Promise<void> {
  const known = migrations(engine);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error(`The ${engine} store could not be brought up to date: ${reason(error)}`, { cause: error });
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes("corrupted migrations")
    ? `it was written by another version of Qianyue (${message})`
    : message;
}
