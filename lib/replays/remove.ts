import { type Store, write } from "@/lib/db/client";
import { REMOVING } from "./bulk-store";

/** Takes one replay out for good; a run that it belonged to keeps its result. */
export async function removeReplay(store: Store, id: string): Promise<"removed" | "unknown"> {
  return write(store, async (tx, publish) => {
    const { numDeletedRows } = await tx.deleteFrom("replay").where("id", "=", id).executeTakeFirst();
    if (numDeletedRows === 0n) return "unknown";
    publish({ kind: "replay", id });
    return "removed";
  });
}

/**
 * Takes a run that is over out of sight for good; `keeping` takes its items, a little at a time. `under_way`: it could
 * still go on by itself or be continued, or its last sends are awaited. Its replays stay.
 */
export async function removeBulk(store: Store, id: string): Promise<"removed" | "under_way" | "unknown"> {
  return write(store, async (tx, publish) => {
    const known = tx.selectFrom("bulk_replay").select("id").where("id", "=", id).where("state", "!=", REMOVING);
    if (!(await known.executeTakeFirst())) return "unknown";
    const { numUpdatedRows } = await tx
      .updateTable("bulk_replay")
      .set({ state: REMOVING })
      .where("id", "=", id)
      .where("state", "in", ["done", "stopped"])
      .where("claimed_by", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return "under_way";
    publish({ kind: "bulk_replay", id });
    return "removed";
  });
}
