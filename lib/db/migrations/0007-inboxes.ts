import { type Kysely, type Migration, sql } from "kysely";
import type { Engine } from "../client";
import type { Columns } from "./columns";
import { createTable, type Shape } from "./table";

const TABLES: Record<string, Shape> = {
  inbox_setting: {
    inbox: "text",
    changed_at: "integer",
    answered: "integer",
    keep_days: "integer?",
    keep_count: "integer?",
    plan: "text",
  },
  inbox_removed: {
    inbox: "text",
    removed: "integer",
    last_at: "integer",
    up_to_at: "integer",
  },
  notification_answer: {
    notification_id: "text",
    at: "integer",
    kind: "text",
    status: "integer?",
    took_ms: "integer",
    failure: "text?",
    url: "text?",
    headers: "text",
    body: "bytes?",
  },
  notification_pin: {
    notification_id: "text",
    at: "integer",
    inbox: "text",
  },
  notification_import: {
    notification_id: "text",
    at: "integer",
    source: "text",
    captured_at: "integer?",
    sha256: "text",
  },
};

/** What inboxes answer and keep, what was answered, and the order in which notifications were committed. */
export function inboxes(columns: Columns, engine: Engine): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
      await db.schema.createIndex("notification_import_sha256").on("notification_import").column("sha256").execute();
      await createContractRemoved(db, columns);
      await addArrival(db, engine);
    },
  };
}

/** Which contracts lost evidence to retention. */
async function createContractRemoved(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable("contract_removed")
    .modifyEnd(columns.tableEnd)
    .addColumn("profile_id", columns.text, (column) => column.notNull())
    .addColumn("contract_code", columns.text, (column) => column.notNull())
    .addColumn("removed", columns.integer, (column) => column.notNull())
    .addColumn("last_at", columns.integer, (column) => column.notNull())
    .addColumn("up_to_at", columns.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("contract_removed_key", ["profile_id", "contract_code"])
    .execute();
}

/**
 * Ids are made before the commit, so their order is not that of commits. SQLite has one writer, and its row numbers
 * are given under the write lock. On Postgres each row keeps the number of its transaction: all that is below the
 * oldest one still running is there for good. Rows of before get 0, and their order by id.
 */
async function addArrival(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  await sql`alter table notification add column arrival bigint not null default 0`.execute(db);
  await sql`alter table notification alter column arrival set default txid_current()`.execute(db);
  await sql`create index notification_inbox_arrival on notification (inbox, arrival, id)`.execute(db);
}
