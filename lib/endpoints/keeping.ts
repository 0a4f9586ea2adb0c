import { type Store, write } from "@/lib/db/client";
import { KEPT_RUNS } from "./kept-runs";

const BATCH = 20;

/** Takes one batch of the runs that are more than is kept, with their cases; whether there may be more. */
export async function sweepRuns(store: Store, most = KEPT_RUNS): Promise<boolean> {
  const rows = await store.db
    .selectFrom("endpoint_run")
    .select("id")
    .orderBy("id", "desc")
    .offset(most)
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  await write(store, async (tx) => {
    await tx.deleteFrom("endpoint_case").where("run_id", "in", ids).execute();
    await tx.deleteFrom("endpoint_run").where("id", "in", ids).execute();
  });
  return rows.length === BATCH;
}
