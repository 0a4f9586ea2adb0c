import type { Kysely, Selectable } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import {
  type BulkItem,
  type BulkMode,
  type BulkOrder,
  type BulkPlan,
  type BulkRun,
  type BulkState,
  GRADES,
  type ItemState,
} from "./bulk";

/** Writes a run down; a runner lists its items and begins. `upTo` is the newest notification that can belong to it. */
export async function createBulk(
  store: Store,
  { id, plan, upTo, nowMs }: { id: string; plan: BulkPlan; upTo: string; nowMs: number },
): Promise<void> {
  await write(store, async (tx, publish) => {
    await tx
      .insertInto("bulk_replay")
      .values({
        id,
        created_at: nowMs,
        state: "preparing",
        mode: plan.mode,
        target_id: plan.target?.id ?? null,
        target_name: plan.target?.name ?? null,
        url: plan.url,
        filter: plan.filter,
        up_to: upTo,
        sending_order: JSON.stringify(plan.order),
        per_second: plan.perSecond,
        concurrency: plan.concurrency,
        ...{ total: 0, delivered: 0, will_retry: 0, not_sent: 0, uncertain: 0 },
        ...{ started_at: null, ended_at: null, claimed_by: null, claimed_until: 0 },
      })
      .execute();
    publish({ kind: "bulk_replay", id });
  });
}

/** The state of a run that `keeping` is taking out, which is shown to nobody any more. */
export const REMOVING = "removing";

/** The run of that id, or null. */
export async function getBulk(db: Kysely<Database>, id: string): Promise<BulkRun | null> {
  const row = await db
    .selectFrom("bulk_replay")
    .selectAll()
    .where("id", "=", id)
    .where("state", "!=", REMOVING)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Newest first. */
export async function listBulks(
  db: Kysely<Database>,
  page: { before: string | null; limit: number },
): Promise<{ items: BulkRun[]; next: string | null }> {
  let query = db
    .selectFrom("bulk_replay")
    .selectAll()
    .where("state", "!=", REMOVING)
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.before !== null) query = query.where("id", "<", page.before);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(fromRow);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/**
 * What a person may do with a run. `resend` lets the uncertain ones go once more; not while the run is paused or
 * stopped, because everything else that waits would go with them.
 */
export type BulkDeed = "pause" | "continue" | "stop" | "resend";

/** Does it, or says that the run does not stand so. What is under way is finished either way. */
export function commandBulk(
  store: Store,
  { id, deed, nowMs }: { id: string; deed: BulkDeed; nowMs: number },
): Promise<"done" | "not_possible"> {
  return write(store, async (tx, publish) => {
    const changed = deed === "resend" ? await resend(tx, id) : await move(tx, { id, deed, nowMs });
    if (changed) publish({ kind: "bulk_replay", id });
    return changed ? "done" : "not_possible";
  });
}

const MOVES = {
  pause: { from: ["running", "preparing"], to: "paused" },
  stop: { from: ["running", "preparing", "paused"], to: "stopped" },
  continue: { from: ["paused", "stopped"], to: "running" },
} as const satisfies Record<string, { from: readonly BulkState[]; to: BulkState }>;

async function move(
  tx: Kysely<Database>,
  { id, deed, nowMs }: { id: string; deed: keyof typeof MOVES; nowMs: number },
): Promise<boolean> {
  const { from, to } = MOVES[deed];
  const row = await tx.selectFrom("bulk_replay").select("started_at").where("id", "=", id).executeTakeFirst();
  // What was paused before its items were listed has them listed first.
  const state = to === "running" && row?.started_at === null ? "preparing" : to;
  const result = await tx
    .updateTable("bulk_replay")
    .set({ state, ended_at: to === "stopped" ? nowMs : null })
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const MAY_RESEND: readonly BulkState[] = ["running", "done"];

async function resend(tx: Kysely<Database>, id: string): Promise<boolean> {
  const run = await tx
    .selectFrom("bulk_replay")
    .select("id")
    .where("id", "=", id)
    .where("state", "in", MAY_RESEND)
    .executeTakeFirst();
  if (!run) return false;
  const again = await tx
    .updateTable("bulk_replay_item")
    .set({ state: "waiting", grade: GRADES.waiting, why: null })
    .where("bulk_id", "=", id)
    .where("grade", "=", GRADES.uncertain)
    .executeTakeFirst();
  if (again.numUpdatedRows === 0n) return false;
  await tx
    .updateTable("bulk_replay")
    .set((eb) => ({
      uncertain: eb("uncertain", "-", Number(again.numUpdatedRows)),
      state: "running",
      ended_at: null,
    }))
    .where("id", "=", id)
    .execute();
  return true;
}

/** Which items, and in which order: by position, worst first, or slowest first. */
export type ItemView = { by: "position" | "worst" | "slowest"; state: ItemState | null; status: number | null };

/** A result may stay longer than the replay that tells of it. */
export type ListedItem = BulkItem & { isReplayKept: boolean };

/** A page of a run's items; `next` is what the following page is asked with. */
export async function listItems(
  db: Kysely<Database>,
  { bulkId, view, before, limit }: { bulkId: string; view: ItemView; before: string | null; limit: number },
): Promise<{ items: ListedItem[]; next: string | null }> {
  const [rank = null, position = null] = before?.split(".").map(Number) ?? [];
  let query = db.selectFrom("bulk_replay_item").selectAll().where("bulk_id", "=", bulkId);
  if (view.state !== null) query = query.where("grade", "=", GRADES[view.state]);
  if (view.status !== null) query = query.where("status", "=", view.status);
  if (view.by === "worst") {
    query = query.orderBy("grade").orderBy("position");
    if (rank !== null && position !== null) {
      query = query.where((eb) =>
        eb.or([eb("grade", ">", rank), eb.and([eb("grade", "=", rank), eb("position", ">", position)])]),
      );
    }
  } else if (view.by === "slowest") {
    query = query.where("took_ms", "is not", null).orderBy("took_ms", "desc").orderBy("position", "desc");
    if (rank !== null && position !== null) {
      query = query.where((eb) =>
        eb.or([eb("took_ms", "<", rank), eb.and([eb("took_ms", "=", rank), eb("position", "<", position)])]),
      );
    }
  } else {
    query = query.orderBy("position");
    if (position !== null) query = query.where("position", ">", position);
  }
  const rows = await query.limit(limit + 1).execute();
  const shown = rows.slice(0, limit).map(itemOf);
  const kept = await keptReplays(db, shown);
  const items = shown.map((item) => ({ ...item, isReplayKept: item.replayId !== null && kept.has(item.replayId) }));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const key = view.by === "worst" ? last?.grade : view.by === "slowest" ? last?.took_ms : 0;
  return { items, next: last ? `${key}.${last.position}` : null };
}

async function keptReplays(db: Kysely<Database>, items: readonly BulkItem[]): Promise<ReadonlySet<string>> {
  const ids = items.flatMap(({ replayId }) => replayId ?? []);
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom("replay").select("id").where("id", "in", ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/** How often each status came back; a walk along the index of one run. */
export async function countStatuses(
  db: Kysely<Database>,
  bulkId: string,
): Promise<{ status: number; count: number }[]> {
  const rows = await db
    .selectFrom("bulk_replay_item")
    .select((eb) => ["status", eb.fn.countAll<number | string>().as("count")])
    .where("bulk_id", "=", bulkId)
    .where("status", "is not", null)
    .groupBy("status")
    .orderBy("status")
    .execute();
  return rows.map(({ status, count }) => ({ status: status ?? 0, count: Number(count) }));
}

export function itemOf(row: Selectable<Database["bulk_replay_item"]>): BulkItem {
  return {
    position: row.position,
    state: row.state as ItemState,
    tries: row.tries,
    status: row.status,
    tookMs: row.took_ms,
    notificationId: row.notification_id,
    replayId: row.replay_id,
    why: row.why,
  };
}

export function fromRow(row: Selectable<Database["bulk_replay"]>): BulkRun {
  return {
    id: row.id,
    createdAtMs: row.created_at,
    state: row.state as BulkState,
    mode: row.mode as BulkMode,
    target: row.target_id === null ? null : { id: row.target_id, name: row.target_name ?? "" },
    url: row.url,
    filter: row.filter,
    upTo: row.up_to,
    order: JSON.parse(row.sending_order) as BulkOrder,
    perSecond: row.per_second,
    concurrency: row.concurrency,
    total: row.total,
    delivered: row.delivered,
    willRetry: row.will_retry,
    notSent: row.not_sent,
    uncertain: row.uncertain,
    startedAtMs: row.started_at,
    endedAtMs: row.ended_at,
  };
}
