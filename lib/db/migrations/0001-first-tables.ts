import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createContractTable } from "./contract-table";
import { createTable, type Shape } from "./table";

// The first column is the key. Long ones stand last: SQLite reads a row from its start, and a list of summaries should
// not have to walk through bodies.
const TABLES: Record<string, Shape> = {
  profile: {
    id: "text",
    created_at: "integer",
    name: "text",
    target: "text",
    base_url: "text",
    inbox: "text",
    mchid: "text",
    serial_no: "text",
    details: "text",
    sealed_with: "text",
    sealed: "bytes",
  },
  exchange: {
    id: "text",
    at: "integer",
    profile_id: "text",
    operation_id: "text",
    target: "text",
    method: "text",
    status: "integer?",
    code: "text?",
    took_ms: "integer",
    verdict: "text",
    contract_code: "text?",
    out_trade_no: "text?",
    prepay_id: "text?",
    failure: "text?",
    path_and_query: "text",
    url: "text",
    request_headers: "text",
    request_body: "text",
    signing: "text",
    reply_headers: "text",
    checks: "text",
    reply_body: "bytes?",
  },
  notification: {
    id: "text",
    at: "integer",
    inbox: "text",
    profile_id: "text",
    method: "text",
    bytes: "integer",
    verdict: "text",
    failed_step: "text?",
    answered_status: "integer",
    event_id: "text?",
    event_type: "text?",
    contract_code: "text?",
    out_trade_no: "text?",
    summary: "text?",
    path_and_query: "text",
    headers: "text",
    checks: "text",
    resource: "text?",
    body: "bytes",
  },
  sim_platform: {
    id: "text",
    created_at: "integer",
    certificate_serial: "text",
    certificate_pem: "text",
    public_key_id: "text",
    public_key_pem: "text",
    sealed_with: "text",
    sealed: "bytes",
  },
  sim_merchant: {
    mchid: "text",
    created_at: "integer",
    serial_no: "text",
    certificate_pem: "text",
    details: "text",
    sealed_with: "text",
    sealed: "bytes",
  },
  sim_order: {
    prepay_id: "text",
    mchid: "text",
    sub_mchid: "text",
    out_trade_no: "text",
    created_at: "integer",
    expires_at: "integer",
    state: "text",
    details: "text",
  },
  sim_session: {
    id: "text",
    mchid: "text",
    service_id: "integer",
    contract_code: "text",
    prepay_id: "text",
    created_at: "integer",
    expires_at: "integer",
    state: "text",
    details: "text",
  },
  sim_contract: {
    contract_id: "text",
    mchid: "text",
    service_id: "integer",
    contract_code: "text",
    created_at: "integer",
    state: "text",
    details: "text",
  },
  sim_delivery: {
    id: "text",
    mchid: "text",
    created_at: "integer",
    event_id: "text",
    event_type: "text",
    state: "text",
    attempts: "integer",
    due_at: "integer?",
    claimed_until: "integer",
    contract_code: "text?",
    out_trade_no: "text?",
    url: "text",
    body: "bytes",
  },
  sim_attempt: {
    id: "text",
    delivery_id: "text",
    at: "integer",
    number: "integer",
    status: "integer?",
    took_ms: "integer",
    outcome: "text",
    failure: "text?",
    request_headers: "text",
    reply_body: "bytes?",
  },
};

// An `id` at the end makes a page of such rows one walk along the index.
const INDEXES: [table: string, columns: string[]][] = [
  ["profile", ["mchid"]],
  ["exchange", ["profile_id", "id"]],
  ["exchange", ["contract_code", "id"]],
  ["exchange", ["out_trade_no", "id"]],
  ["exchange", ["prepay_id", "id"]],
  ["notification", ["inbox", "id"]],
  ["notification", ["profile_id", "id"]],
  ["notification", ["profile_id", "event_id", "id"]],
  ["notification", ["contract_code", "id"]],
  ["notification", ["out_trade_no", "id"]],
  ["sim_order", ["created_at", "prepay_id"]],
  ["sim_session", ["mchid", "contract_code"]],
  ["sim_session", ["prepay_id"]],
  ["sim_delivery", ["contract_code", "id"]],
  ["sim_delivery", ["out_trade_no", "id"]],
  ["sim_attempt", ["delivery_id", "id"]],
];

const UNIQUE: [table: string, columns: string[]][] = [
  ["profile", ["inbox"]],
  ["sim_order", ["mchid", "out_trade_no"]],
  ["sim_contract", ["mchid", "service_id", "contract_code"]],
];

export function firstTables(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
      for (const [table, on] of INDEXES) await db.schema.createIndex(nameOf(table, on)).on(table).columns(on).execute();
      for (const [table, on] of UNIQUE) {
        await db.schema.createIndex(nameOf(table, on)).on(table).columns(on).unique().execute();
      }
      // Only deliveries that are not over are due, and they are few among all.
      await db.schema
        .createIndex("sim_delivery_due_at")
        .on("sim_delivery")
        .column("due_at")
        .where("due_at", "is not", null)
        .execute();
      await createContractTable(db, columns);
    },
  };
}

function nameOf(table: string, columns: string[]): string {
  return `${table}_${columns.join("_")}`;
}
