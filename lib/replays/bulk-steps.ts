import type { Kysely } from "kysely";
import { write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { type BulkItem, GRADES, type ItemState } from "./bulk";
import { CLAIM_MS, type Claimant } from "./bulk-claims";
import { itemOf } from "./bulk-store";
import type { Replay } from "./replay";
import { insertReplays } from "./store";

export async function readWaiting(
  db: Kysely<Database>,
  page: { id: string; after: number; limit: number },
): Promise<BulkItem[]> {
  const rows = await db
    .selectFrom("bulk_replay_item")
    .selectAll()
    .where("bulk_id", "=", page.id)
    .where("grade", "=", GRADES.waiting)
    .where("position", ">", page.after)
    .orderBy("position")
    .limit(page.limit)
    .execute();
  return rows.map(itemOf);
}

/** How an item ended. `replay` is null when nothing could be sent at all. */
export type Outcome = {
  position: number;
  /** The try that ended, so that an older one cannot speak for a newer one. */
  tries: number;
  state: Extract<ItemState, "delivered" | "will_retry" | "not_sent">;
  replay: Replay | null;
  /** As on `BulkItem`. */
  why: string | null;
};

/** What is marked in one commit: those that have ended, with the evidence, and those whose bytes may leave after it. */
export type Step = { ended: readonly Outcome[]; begun: readonly BulkItem[] };

/**
 * Marks a step durably. False when nothing may be begun, because the run was paused, stopped or taken over: then what has
 * ended is marked and nothing else. `tells` the feed, which not every commit of many needs to.
 */
export function markStep(
  id: string,
  { ended, begun }: Step,
  { claimant, tells }: { claimant: Claimant; tells: boolean },
): Promise<boolean> {
  return write(claimant.store, async (tx, publish) => {
    const mayBegin = begun.length > 0 && (await begin(tx, { id, begun, claimant }));
    if (ended.length > 0) await end(tx, id, ended);
    if (tells) publish({ kind: "bulk_replay", id });
    return mayBegin;
  });
}

type Begin = { id: string; begun: readonly BulkItem[]; claimant: Claimant };

async function begin(tx: Kysely<Database>, { id, begun, claimant: { runner, nowMs } }: Begin): Promise<boolean> {
  const held = await tx
    .updateTable("bulk_replay")
    .set({ claimed_until: nowMs() + CLAIM_MS })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("claimed_by", "=", runner)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) return false;
  const positions = begun.map(({ position }) => position);
  const marked = await tx
    .updateTable("bulk_replay_item")
    .set((eb) => ({ state: "sending", grade: GRADES.sending, tries: eb("tries", "+", 1) }))
    .where("bulk_id", "=", id)
    .where("position", "in", positions)
    .where("grade", "=", GRADES.waiting)
    .executeTakeFirst();
  if (Number(marked.numUpdatedRows) !== begun.length) throw new Error(`Somebody else began an item of ${id}`);
  return true;
}

async function end(tx: Kysely<Database>, id: string, ended: readonly Outcome[]): Promise<void> {
  await insertReplays(
    tx,
    ended.flatMap(({ replay }) => replay ?? []),
  );
  const sums = { delivered: 0, will_retry: 0, not_sent: 0, uncertain: 0 };
  for (const outcome of ended) {
    const was = await endOne(tx, { id, outcome });
    if (was === null) continue;
    sums[outcome.state] += 1;
    if (was === "uncertain") sums.uncertain -= 1;
  }
  await tx
    .updateTable("bulk_replay")
    .set((eb) => ({
      delivered: eb("delivered", "+", sums.delivered),
      will_retry: eb("will_retry", "+", sums.will_retry),
      not_sent: eb("not_sent", "+", sums.not_sent),
      uncertain: eb("uncertain", "+", sums.uncertain),
    }))
    .where("id", "=", id)
    .execute();
}

/** Another instance may have called it uncertain while its answer was awaited: now it is known. */
async function endOne(
  tx: Kysely<Database>,
  { id, outcome }: { id: string; outcome: Outcome },
): Promise<"sending" | "uncertain" | null> {
  const { state, replay, position, tries, why } = outcome;
  for (const was of ["sending", "uncertain"] as const) {
    const ended = await tx
      .updateTable("bulk_replay_item")
      .set({
        state,
        grade: GRADES[state],
        replay_id: replay?.id ?? null,
        status: replay?.reply.kind === "reply" ? replay.reply.status : null,
        took_ms: replay?.tookMs ?? null,
        why,
      })
      .where("bulk_id", "=", id)
      .where("position", "=", position)
      .where("tries", "=", tries)
      .where("grade", "=", GRADES[was])
      .executeTakeFirst();
    if (ended.numUpdatedRows === 1n) return was;
  }
  return null;
}

/**
 * Ends a run of which nothing is left. `left`: something waits, so there is more to send; `not_ours`: it was paused,
 * stopped or taken over, or what is under way is somebody else's, so there is nothing to do here.
 */
export function finishBulk(
  id: string,
  { store, runner }: Claimant,
  atMs: number,
): Promise<"done" | "left" | "not_ours"> {
  return write(store, async (tx, publish) => {
    const ours = await tx
      .selectFrom("bulk_replay")
      .select("id")
      .where("id", "=", id)
      .where("state", "=", "running")
      .where("claimed_by", "=", runner)
      .executeTakeFirst();
    if (!ours) return "not_ours";
    const left = await tx
      .selectFrom("bulk_replay_item")
      .select("grade")
      .where("bulk_id", "=", id)
      .where("grade", "in", [GRADES.waiting, GRADES.sending])
      .orderBy("grade", "desc")
      .limit(1)
      .executeTakeFirst();
    if (left) return left.grade === GRADES.waiting ? "left" : "not_ours";
    const ended = await tx
      .updateTable("bulk_replay")
      .set({ state: "done", ended_at: atMs, claimed_by: null, claimed_until: 0 })
      .where("id", "=", id)
      .where("state", "=", "running")
      .where("claimed_by", "=", runner)
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) return "not_ours";
    publish({ kind: "bulk_replay", id });
    return "done";
  });
}

/** Writes down the items of a run, in their order, and lets it begin; false when it is not ours to begin any more. */
export async function listDown(
  id: string,
  ids: readonly string[],
  { claimant, atMs }: { claimant: Claimant; atMs: number },
): Promise<boolean> {
  const { store, runner } = claimant;
  await write(store, (tx) => tx.deleteFrom("bulk_replay_item").where("bulk_id", "=", id).execute());
  for (let first = 0; first < ids.length; first += 1000) {
    const rows = ids.slice(first, first + 1000).map((notificationId, index) => ({
      bulk_id: id,
      position: first + index,
      grade: GRADES.waiting,
      state: "waiting",
      tries: 0,
      status: null,
      took_ms: null,
      notification_id: notificationId,
      replay_id: null,
      why: null,
    }));
    await write(store, (tx) => tx.insertInto("bulk_replay_item").values(rows).execute());
  }
  return write(store, async (tx, publish) => {
    const begun = await tx
      .updateTable("bulk_replay")
      .set({ state: "running", total: ids.length, started_at: atMs })
      .where("id", "=", id)
      .where("state", "=", "preparing")
      .where("claimed_by", "=", runner)
      .executeTakeFirst();
    publish({ kind: "bulk_replay", id });
    return begun.numUpdatedRows === 1n;
  });
}
