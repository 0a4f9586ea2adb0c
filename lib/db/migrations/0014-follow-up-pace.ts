import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createTable } from "./table";

export function followUpPace(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await createTable(db, {
        table: "follow_up_pace",
        shape: { profile_id: "text", paused_until: "integer", failures: "integer", asked_at: "integer" },
        columns,
      });
    },
  };
}
