import { type Kysely, sql } from "kysely";
import type { Engine } from "./client";
import type { Database } from "./database";

/**
 * Until this transaction ends nobody else is in one under the same name; what it reads from here on has all that they
 * wrote. On SQLite every `write` is alone already.
 */
export async function holdAlone(tx: Kysely<Database>, engine: Engine, name: string): Promise<void> {
  if (engine === "sqlite") return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
