import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createTable, type Shape } from "./table";

const TABLES: Record<string, Shape> = {
  sim_setting: {
    key: "text",
    changed_at: "integer",
    value: "text",
  },
  sim_fault: {
    id: "text",
    created_at: "integer",
    kind: "text",
    place: "text",
    mode: "text",
    mchid: "text?",
    seen: "integer",
    hits: "integer",
  },
  sim_received: {
    id: "text",
    at: "integer",
    mchid: "text?",
    method: "text",
    status: "integer?",
    code: "text?",
    internal_number: "integer?",
    request_id: "text?",
    took_ms: "integer",
    path: "text",
    message: "text?",
  },
};

export function sandboxControls(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
    },
  };
}
