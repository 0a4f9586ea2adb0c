import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createTable, type Shape } from "./table";

const TABLES: Record<string, Shape> = {
  endpoint_run: {
    id: "text",
    at: "integer",
    url: "text",
    mchid: "text",
    key_mode: "text",
    planned: "text",
  },
  endpoint_case: {
    id: "text",
    run_id: "text",
    at: "integer",
    case_id: "text",
    level: "text",
    verdict: "text",
    details: "text",
  },
};

/** Runs of the battery against a merchant's endpoint, and how each case of theirs ended. */
export function endpointRuns(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
      await db.schema.createIndex("endpoint_run_url_id").on("endpoint_run").columns(["url", "id"]).execute();
      await db.schema.createIndex("endpoint_case_run_id_id").on("endpoint_case").columns(["run_id", "id"]).execute();
    },
  };
}
