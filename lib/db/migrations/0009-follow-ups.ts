import { type Kysely, type Migration, sql } from "kysely";
import type { Columns } from "./columns";
import { createTable } from "./table";

const COUNTED = ["claimed_until", "attempts", "crashes"] as const;

export function followUps(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await createTable(db, {
        table: "follow_up",
        shape: {
          id: "text",
          profile_id: "text",
          contract_code: "text",
          session_end: "integer",
          state: "text",
          due_at: "integer",
          settled_at: "integer?",
          why: "text?",
        },
        columns,
      });
      for (const name of COUNTED) {
        await db.schema
          .alterTable("follow_up")
          .addColumn(name, columns.integer, (column) => column.notNull().defaultTo(0))
          .execute();
      }
      await db.schema
        .createIndex("follow_up_once")
        .on("follow_up")
        .columns(["profile_id", "contract_code", "session_end"])
        .unique()
        .execute();
      await sql`create index follow_up_due on follow_up (profile_id, due_at) where state = 'waiting'`.execute(db);
      await createTable(db, {
        table: "follow_up_ask",
        shape: { exchange_id: "text", follow_up_id: "text" },
        columns,
      });
      await db.schema.createIndex("follow_up_ask_of").on("follow_up_ask").column("follow_up_id").execute();
      await createTable(db, {
        table: "follow_up_setting",
        shape: { profile_id: "text", is_on: "integer", since: "integer" },
        columns,
      });
      // Which session of a contract was seen to end last: few are not, so that looking for them costs nothing.
      await db.schema.alterTable("contract").addColumn("followed", columns.integer).execute();
      await sql`create index contract_unfollowed on contract (profile_id, prompt_until)
        where prompt_until is not null and (followed is null or followed <> prompt_until)`.execute(db);
    },
  };
}
