import { type Expression, type RawBuilder, sql } from "kysely";
import type { Engine } from "../client";

/** The column types of an engine; nothing else in a migration may differ. */
export type Columns = {
  /** Compared byte by byte on both engines, so that ids sort alike whatever the database's locale. */
  text: RawBuilder<unknown>;
  /** 64 bits. */
  integer: RawBuilder<unknown>;
  bytes: RawBuilder<unknown>;
  /** What ends a table: SQLite then refuses a value of another type, as Postgres does. */
  tableEnd: Expression<unknown>;
};

export function columnsOf(engine: Engine): Columns {
  return engine === "sqlite"
    ? { text: sql`text`, integer: sql`integer`, bytes: sql`blob`, tableEnd: sql`strict` }
    : { text: sql`text collate "C"`, integer: sql`bigint`, bytes: sql`bytea`, tableEnd: sql`` };
}
