import { changesSince } from "@/lib/endpoints/report";
import { getPrevious, getReport, listRuns } from "@/lib/endpoints/store";
import { world } from "@/lib/machine/world";

const EARLIER = 5;

/** A run's report, the runs of the same address before it, and what has changed since the run before it of the same address; null when there is none of that id. */
export async function loadReport(id: string) {
  const { store, wireClock } = await world();
  const nowMs = wireClock.now();
  const report = await getReport(store.db, id, nowMs);
  if (report === null) return null;
  const { items: earlier } = await listRuns(store.db, { before: id, limit: EARLIER, url: report.run.url });
  const previous = report.state === "finished" ? await getPrevious(store.db, report, nowMs) : null;
  const since = previous && { run: previous.run, changes: changesSince(previous.cases, report.cases) };
  return { report, since, earlier, nowMs };
}
