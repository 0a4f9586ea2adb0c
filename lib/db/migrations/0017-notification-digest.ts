import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createTable } from "./table";

/** Which letters follow each other in a stretch of the notifications' index, for texts too short for a text index. */
export function notificationDigest(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      const shape = { first_id: "text", taken: "integer", bits: "bytes" } as const;
      await createTable(db, { table: "notification_digest", shape, columns });
    },
  };
}
