import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";

/** Why an item of a run was not delivered, and when somebody stopped a run of the battery. */
export function replayReasons(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable("bulk_replay_item").addColumn("why", columns.text).execute();
      await db.schema.alterTable("endpoint_run").addColumn("stopped_at", columns.integer).execute();
    },
  };
}
