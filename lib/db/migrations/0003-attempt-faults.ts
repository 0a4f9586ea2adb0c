import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";

/** Which faults spoiled an attempt: a JSON list of their kinds. */
export function attemptFaults(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema
        .alterTable("sim_attempt")
        .addColumn("faults", columns.text, (column) => column.notNull().defaultTo("[]"))
        .execute();
    },
  };
}
