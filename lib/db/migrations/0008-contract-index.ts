import { type Kysely, type Migration, sql } from "kysely";
import type { Columns } from "./columns";
import { createTable, type Kind, type Shape } from "./table";

/** What the fold of a contract's evidence comes to, as far as it is searched for; null until it was folded. */
const FOLDED: Record<string, Kind> = {
  seen_at: "integer?",
  seen_id: "text?",
  outcome: "text?",
  outcome_after: "text?",
  prompt_until: "integer?",
  presigned_at: "integer?",
  refusal_code: "text?",
  paid_at: "integer?",
  signed_at: "integer?",
  ended_at: "integer?",
  ended_by: "text?",
  service_id: "integer?",
  openid: "text?",
  sub_openid: "text?",
  sub_mchid: "text?",
  account: "text?",
};

/** How often evidence came, and how much of that is folded; a row is stale while it is behind. */
const COUNTED: Record<string, number> = { touches: 1, folded: 0, contradictions: 0 };

// Only what the fold writes, so that fresh evidence moves none of these; in the order in which a search is answered.
const INDEXES: Record<string, string[]> = {
  contract_seen: ["seen_at", "seen_id"],
  contract_outcome: ["outcome", "seen_at", "seen_id"],
  contract_outcome_after: ["outcome_after", "seen_at", "seen_id"],
  contract_openid: ["openid", "seen_at", "seen_id"],
  contract_sub_openid: ["sub_openid", "seen_at", "seen_id"],
  contract_sub_mchid: ["sub_mchid", "seen_at", "seen_id"],
  contract_account: ["account", "seen_at", "seen_id"],
};

const TABLES: Record<string, Shape> = {
  contract_order_touch: { id: "text", profile_id: "text", out_trade_no: "text" },
  contract_view: { id: "text", created_at: "integer", name: "text", query: "text" },
  contract_progress: { name: "text", value: "text" },
};

export function contractIndex(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [name, kind] of Object.entries(FOLDED)) {
        const type = columns[kind.replace("?", "") as "text" | "integer"];
        await db.schema.alterTable("contract").addColumn(name, type).execute();
      }
      for (const [name, start] of Object.entries(COUNTED)) {
        await db.schema
          .alterTable("contract")
          .addColumn(name, columns.integer, (column) => column.notNull().defaultTo(start))
          .execute();
      }
      for (const [name, on] of Object.entries(INDEXES)) {
        await db.schema.createIndex(name).on("contract").columns(on).execute();
      }
      // Few of many: what waits for its fold, what may still be prompted, what contradicts itself.
      await sql`create index contract_stale on contract (profile_id, contract_code) where folded < touches`.execute(db);
      await sql`create index contract_prompt on contract (prompt_until, seen_id) where prompt_until is not null`.execute(
        db,
      );
      await sql`create index contract_odd on contract (seen_at, seen_id) where contradictions > 0`.execute(db);
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
      await createKeyTable(db, columns);
    },
  };
}

/** Under which identifiers a contract is found; one may have several of a kind, and several contracts may share one. */
async function createKeyTable(db: Kysely<unknown>, columns: Columns): Promise<void> {
  const parts = ["kind", "value", "profile_id", "contract_code"] as const;
  let table = db.schema
    .createTable("contract_lookup")
    .modifyEnd(columns.tableEnd)
    .addPrimaryKeyConstraint("contract_lookup_key", [...parts] as never[]);
  for (const part of parts) table = table.addColumn(part, columns.text, (column) => column.notNull());
  await table.execute();
  await db.schema
    .createIndex("contract_lookup_of")
    .on("contract_lookup")
    .columns(["profile_id", "contract_code"])
    .execute();
}
