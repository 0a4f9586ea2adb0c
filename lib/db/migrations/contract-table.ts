import type { Kysely } from "kysely";
import type { Columns } from "./columns";

/** The index of contracts: one row per contract, found by its key and paged newest first. */
export async function createContractTable(db: Kysely<unknown>, columns: Columns): Promise<void> {
  await db.schema
    .createTable("contract")
    .modifyEnd(columns.tableEnd)
    .addColumn("profile_id", columns.text, (column) => column.notNull())
    .addColumn("contract_code", columns.text, (column) => column.notNull())
    .addColumn("last_id", columns.text, (column) => column.notNull())
    .addColumn("last_at", columns.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint("contract_key", ["profile_id", "contract_code"])
    .execute();
  await db.schema.createIndex("contract_newest").on("contract").columns(["last_at", "last_id"]).execute();
}
