import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";

/** How far in the order of arrivals retention has come, so that whoever pulls learns what it did not get. */
export function removedPlaces(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable("inbox_removed").addColumn("up_to_place", columns.text).execute();
    },
  };
}
