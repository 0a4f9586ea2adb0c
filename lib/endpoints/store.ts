import type { Kysely, Selectable } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import type { CaseId } from "./catalogue";
import { type Report, type Run, reportOf, type Score, scoreOf } from "./report";
import type { CaseResult } from "./result";

/** Remembers that a run has begun; everything later is told by its cases. */
export async function recordRun(store: Store, given: Omit<Run, "id" | "isStopped">): Promise<Run> {
  const run: Run = { id: newId("er", given.atMs), isStopped: false, ...given };
  const { id, atMs: at, url, mchid, keyMode: key_mode } = run;
  await write(store, async (tx, publish) => {
    await tx
      .insertInto("endpoint_run")
      .values({ id, at, url, mchid, key_mode, planned: JSON.stringify(run.planned), stopped_at: null })
      .execute();
    publish({ kind: "endpoint_run", id });
  });
  return run;
}

/** False when the run was stopped meanwhile: then it keeps nothing more. */
export async function recordCase(store: Store, runId: string, result: CaseResult): Promise<boolean> {
  const { id: caseId, level, verdict, atMs, ...details } = result;
  const row = { id: newId("ec", atMs), run_id: runId, at: atMs, case_id: caseId, level, verdict };
  return write(store, async (tx, publish) => {
    const run = await tx.selectFrom("endpoint_run").select("stopped_at").where("id", "=", runId).executeTakeFirst();
    if (!run || run.stopped_at !== null) return false;
    await tx
      .insertInto("endpoint_case")
      .values({ ...row, details: JSON.stringify(details) })
      .execute();
    publish({ kind: "endpoint_run", id: runId });
    return true;
  });
}

/** Ends a run before its last case. `over`: it had ended already. */
export function stopRun(
  store: Store,
  { id, atMs }: { id: string; atMs: number },
): Promise<"stopped" | "over" | "unknown"> {
  return write(store, async (tx, publish) => {
    const row = await tx.selectFrom("endpoint_run").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) return "unknown";
    const cases = await tx.selectFrom("endpoint_case").selectAll().where("run_id", "=", id).execute();
    if (reportOf(toRun(row), cases.map(toCase), atMs).state !== "running") return "over";
    await tx.updateTable("endpoint_run").set({ stopped_at: atMs }).where("id", "=", id).execute();
    publish({ kind: "endpoint_run", id });
    return "stopped";
  });
}

/** The report of a run as far as it has come, or null when there is none of that id. */
export async function getReport(db: Kysely<Database>, id: string, nowMs: number): Promise<Report | null> {
  const row = await db.selectFrom("endpoint_run").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  const rows = await db.selectFrom("endpoint_case").selectAll().where("run_id", "=", id).orderBy("id").execute();
  return reportOf(toRun(row), rows.map(toCase), nowMs);
}

/**
 * The newest run of the same address before that one which came to its end and to its endpoint, or null: with one that
 * reached nothing there is nothing to compare.
 */
export async function getPrevious(db: Kysely<Database>, { run }: Report, nowMs: number): Promise<Report | null> {
  const { items } = await listRuns(db, { before: run.id, limit: 20, url: run.url });
  for (const { id } of items.filter(({ isFinished }) => isFinished)) {
    const report = await getReport(db, id, nowMs);
    if (report !== null && report.verdict !== "unreached") return report;
  }
  return null;
}

/** A row of the list of runs. */
export type RunSummary = { id: string; run: Run; score: Score; isFinished: boolean };

/** Newest first, `limit` at a time, of one address or of all; `before` is the id that the page starts behind. */
export async function listRuns(
  db: Kysely<Database>,
  page: { before: string | null; limit: number; url: string | null },
): Promise<{ items: RunSummary[]; next: string | null }> {
  let query = db
    .selectFrom("endpoint_run")
    .selectAll()
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.before !== null) query = query.where("id", "<", page.before);
  if (page.url !== null) query = query.where("url", "=", page.url);
  const rows = await query.execute();
  const shown = rows.slice(0, page.limit);
  const cases = await verdictsOf(
    db,
    shown.map(({ id }) => id),
  );
  const items = shown.map((row): RunSummary => {
    const run = toRun(row);
    const own = cases.filter(({ run_id }) => run_id === row.id) as {
      level: CaseResult["level"];
      verdict: CaseResult["verdict"];
    }[];
    return { id: row.id, run, score: scoreOf(run, own), isFinished: own.length >= run.planned.length };
  });
  return { items, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

async function verdictsOf(db: Kysely<Database>, runIds: string[]) {
  if (runIds.length === 0) return [];
  return db.selectFrom("endpoint_case").select(["run_id", "level", "verdict"]).where("run_id", "in", runIds).execute();
}

function toRun(row: Selectable<Database["endpoint_run"]>): Run {
  const { id, at: atMs, url, mchid, key_mode: keyMode, stopped_at } = row;
  return {
    id,
    atMs,
    url,
    mchid,
    keyMode,
    planned: JSON.parse(row.planned) as CaseId[],
    isStopped: stopped_at !== null,
  };
}

function toCase(row: Selectable<Database["endpoint_case"]>): CaseResult {
  const { case_id: id, at: atMs, level, verdict } = row;
  return { ...JSON.parse(row.details), id, atMs, level, verdict } as CaseResult;
}
