import { type Kysely, type Migration, sql } from "kysely";
import type { Engine } from "../client";
import type { Columns } from "./columns";

/**
 * What notifications are found by: a term with every notification that has it, a document with the searched text, and
 * how far the index has come. All of it is made from the evidence, behind its back, and can be made again.
 */
export function notificationIndex(columns: Columns, engine: Engine): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .createTable("notification_term")
        .modifyEnd(engine === "sqlite" ? sql`strict, without rowid` : columns.tableEnd)
        .addColumn("term", columns.text, (column) => column.notNull())
        .addColumn("notification_id", columns.text, (column) => column.notNull())
        .addPrimaryKeyConstraint("notification_term_key", ["term", "notification_id"])
        .execute();
      await db.schema
        .createTable("notification_document")
        .modifyEnd(columns.tableEnd)
        .addColumn("seq", columns.integer, (column) => column.primaryKey().notNull())
        .addColumn("id", columns.text, (column) => column.notNull().unique())
        .addColumn("at", columns.integer, (column) => column.notNull())
        .addColumn("text", columns.text, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("notification_document_at")
        .on("notification_document")
        .columns(["at", "id"])
        .execute();
      await db.schema
        .createTable("notification_index")
        .modifyEnd(columns.tableEnd)
        .addColumn("name", columns.text, (column) => column.primaryKey().notNull())
        .addColumn("value", columns.text, (column) => column.notNull())
        .execute();
      await (engine === "sqlite" ? textOfSqlite(db) : textOfPostgres(db));
    },
  };
}

async function textOfSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table notification_text using fts5(
    text, content='notification_document', content_rowid='seq', columnsize=0, tokenize='trigram case_sensitive 1')`.execute(
    db,
  );
  await sql`create trigger notification_document_added after insert on notification_document begin
    insert into notification_text(rowid, text) values (new.seq, new.text); end`.execute(db);
  await sql`create trigger notification_document_removed after delete on notification_document begin
    insert into notification_text(notification_text, rowid, text) values ('delete', old.seq, old.text); end`.execute(
    db,
  );
}

/** A server without the extension, or a role that may not make it, searches without an index. */
async function textOfPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`do $$ begin
    create extension if not exists pg_trgm;
    create index notification_document_text on notification_document using gin (text gin_trgm_ops);
  exception when others then
    raise warning 'pg_trgm is not to be had: texts are searched without an index (%)', sqlerrm;
  end $$`.execute(db);
}
