import type { Kysely, Migration } from "kysely";

/** A page of sessions or of contracts is one walk along an index, however many there are. */
export function simulatorPages(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema.createIndex("sim_session_newest").on("sim_session").columns(["created_at", "id"]).execute();
      await db.schema
        .createIndex("sim_contract_newest")
        .on("sim_contract")
        .columns(["created_at", "contract_id"])
        .execute();
      await db.schema.createIndex("sim_session_ends").on("sim_session").columns(["state", "expires_at"]).execute();
    },
  };
}
