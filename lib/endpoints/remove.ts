import { type Store, write } from "@/lib/db/client";
import { getReport } from "./store";

/** Takes a report out for good, with its cases. `under_way`: its run is not over yet. */
export function removeRun(
  store: Store,
  { id, nowMs }: { id: string; nowMs: number },
): Promise<"removed" | "under_way" | "unknown"> {
  return write(store, async (tx, publish) => {
    const report = await getReport(tx, id, nowMs);
    if (report === null) return "unknown";
    if (report.state === "running") return "under_way";
    await tx.deleteFrom("endpoint_case").where("run_id", "=", id).execute();
    await tx.deleteFrom("endpoint_run").where("id", "=", id).execute();
    publish({ kind: "endpoint_run", id });
    return "removed";
  });
}
