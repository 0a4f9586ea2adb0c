import { type Kysely, type Migration, Migrator } from "kysely";
import type { Engine } from "./client";
import type { Database } from "./database";
import { migrations } from "./migrations/registry";

/** Brings the tables up to date, all or nothing. Several processes on one Postgres take turns. */
export function migrate(db: Kysely<Database>, engine: Engine): Promise<void> {
  return migrateWith(db, migrations(engine));
}

export async function migrateWith(db: Kysely<Database>, known: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error(`The store could not be brought up to date: ${reasonOf(error)}`, { cause: error });
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isAhead = message.includes("corrupted migrations");
  return isAhead ? `it was written by another version of Qianyue (${message})` : message;
}
