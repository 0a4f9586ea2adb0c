import { type Kysely, type Migration, sql } from "kysely";

/** The fold tells more kinds of outcomes apart than it did: what was folded before is folded again, in the background. */
export function contractOutcomes(): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      await sql`create index contract_in_vain on contract (seen_at, seen_id)
        where paid_at is not null and (outcome_after || '') in ('silent', 'unsigned')`.execute(db);
      await sql`update contract set touches = touches + 1 where folded >= touches`.execute(db);
    },
  };
}
