import { type Kysely, type Migration, sql } from "kysely";
import type { Columns } from "./columns";

/** All that is counted of a contract, so that counting reads the index alone. */
const COUNTED = [
  "presigned_at",
  "profile_id",
  "sub_mchid",
  "refusal_code",
  "outcome_after",
  "prompt_until",
  "paid_at",
  "signed_at",
  "ended_at",
  "in_mini_program",
] as const;

/** Whether a session was one of a mini program is counted too; what was folded before is folded again, in the background. */
export function contractScene(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable("contract").addColumn("in_mini_program", columns.integer).execute();
      await db.schema.dropIndex("contract_counted").execute();
      await db.schema
        .createIndex("contract_counted")
        .on("contract")
        .columns([...COUNTED])
        .execute();
      await sql`update contract set touches = touches + 1 where folded >= touches`.execute(db);
    },
  };
}
