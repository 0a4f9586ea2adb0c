import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { type BulkItem, type BulkRun, GRADES, type ItemState } from "./bulk";
import { fromRow, itemOf } from "./bulk-store";
import type { Replay } from "./replay";
import { insertReplays } from "./store";

/** Longer than a send and its mark can take, so that only a dead process loses its claim. */
export const CLAIM_MS = 15_000;

/** Who works at a run: the process's own name, and what time it is. */
export type Claimant = { store: Store; runner: string; nowMs: () => number };

/** The runs that have something to do and that nobody else works at. */
export async function findWork({ store, runner, nowMs }: Claimant): Promise<string[]> {
  const rows = await store.db
    .selectFrom("bulk_replay")
    .select("id")
    .where("ended_at", "is", null)
    .where("state", "in", ["preparing", "running"])
    .where((eb) => eb.or([eb("claimed_until", "<", nowMs()), eb("claimed_by", "=", runner)]))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a run for this process, or says that another has it. */
export async function claimBulk(id: string, { store, runner, nowMs }: Claimant): Promise<BulkRun | null> {
  const row = await write(store, (tx) =>
    tx
      .updateTable("bulk_replay")
      .set({ claimed_by: runner, claimed_until: nowMs() + CLAIM_MS })
      .where("id", "=", id)
      .where("state", "in", ["preparing", "running"])
      .where((eb) => eb.or([eb("claimed_until", "<", nowMs()), eb("claimed_by", "=", runner)]))
      .returningAll()
      .executeTakeFirst(),
  );
  return row ? fromRow(row) : null;
}

/** Keeps the claim alive while the pace lets nothing happen. */
export async function renewClaim(id: string, { store, runner, nowMs }: Claimant): Promise<void> {
  await write(store, (tx) =>
    tx
      .updateTable("bulk_replay")
      .set({ claimed_until: nowMs() + CLAIM_MS })
      .where("id", "=", id)
      .where("claimed_by", "=", runner)
      .execute(),
  );
}

/** Lets go of a run, of which not every commit was told. */
export async function releaseBulk(id: string, { store, runner }: Claimant): Promise<void> {
  await write(store, async (tx, publish) => {
    await tx
      .updateTable("bulk_replay")
      .set({ claimed_by: null, claimed_until: 0 })
      .where("id", "=", id)
      .where("claimed_by", "=", runner)
      .execute();
    publish({ kind: "bulk_replay", id });
  });
}

/**
 * Runs that a process left without giving them back: `all` where no other instance can be at work, else those whose claim
 * has run out.
 */
export async function findAbandoned({ store, runner, nowMs }: Claimant, which: "all" | "expired"): Promise<string[]> {
  let query = store.db
    .selectFrom("bulk_replay")
    .select("id")
    .where("claimed_by", "is not", null)
    .where("claimed_by", "!=", runner);
  if (which === "expired") query = query.where("claimed_until", "<", nowMs());
  return (await query.execute()).map(({ id }) => id);
}

/**
 * What was begun and not marked as ended when a process left: its bytes may have gone out, so it is never sent again by
 * itself. For who has taken the run over and has not begun anything yet.
 */
export async function markUncertain(id: string, { store }: Pick<Claimant, "store">): Promise<void> {
  await write(store, async (tx, publish) => {
    if (await doubt(tx, id)) publish({ kind: "bulk_replay", id });
  });
}

/** The same for a run that its process left, which is given back; another one may have taken it meanwhile. */
export async function giveBack(id: string, { store, runner, nowMs }: Claimant, which: "all" | "expired") {
  await write(store, async (tx, publish) => {
    let query = tx
      .updateTable("bulk_replay")
      .set({ claimed_by: null, claimed_until: 0 })
      .where("id", "=", id)
      .where("claimed_by", "!=", runner);
    if (which === "expired") query = query.where("claimed_until", "<", nowMs());
    const { numUpdatedRows } = await query.executeTakeFirst();
    if (numUpdatedRows === 1n && (await doubt(tx, id))) publish({ kind: "bulk_replay", id });
  });
}

async function doubt(tx: Kysely<Database>, id: string): Promise<boolean> {
  const found = await tx
    .updateTable("bulk_replay_item")
    .set({ state: "uncertain", grade: GRADES.uncertain })
    .where("bulk_id", "=", id)
    .where("grade", "=", GRADES.sending)
    .executeTakeFirst();
  const count = Number(found.numUpdatedRows);
  if (count === 0) return false;
  await tx
    .updateTable("bulk_replay")
    .set((eb) => ({ uncertain: eb("uncertain", "+", count) }))
    .where("id", "=", id)
    .execute();
  return true;
}

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

/** The run was paused, stopped, or taken over: nothing more may be begun. */
export class Halted extends Error {}

/** Marks items as begun, durably, before their bytes leave. Throws `Halted` and marks none when the run may not go on. */
export async function markSending(id: string, items: readonly BulkItem[], claimant: Claimant): Promise<void> {
  const { store, runner, nowMs } = claimant;
  await write(store, async (tx) => {
    const held = await tx
      .updateTable("bulk_replay")
      .set({ claimed_until: nowMs() + CLAIM_MS })
      .where("id", "=", id)
      .where("state", "=", "running")
      .where("claimed_by", "=", runner)
      .executeTakeFirst();
    if (held.numUpdatedRows !== 1n) throw new Halted("The run does not go on here");
    const positions = items.map(({ position }) => position);
    const marked = await tx
      .updateTable("bulk_replay_item")
      .set((eb) => ({ state: "sending", grade: GRADES.sending, tries: eb("tries", "+", 1) }))
      .where("bulk_id", "=", id)
      .where("position", "in", positions)
      .where("grade", "=", GRADES.waiting)
      .executeTakeFirst();
    if (Number(marked.numUpdatedRows) !== items.length) throw new Halted("Somebody else has begun one of these");
  });
}

/** How an item ended. `replay` is null when nothing could be sent at all. */
export type Outcome = {
  position: number;
  /** The try that ended, so that an older one cannot speak for a newer one. */
  tries: number;
  state: Extract<ItemState, "delivered" | "will_retry" | "not_sent">;
  replay: Replay | null;
};

/** Marks items as ended, with the evidence, in one commit; `tells` the feed, which not every commit of many needs to. */
export async function markEnded(
  id: string,
  outcomes: readonly Outcome[],
  { claimant: { store }, tells }: { claimant: Pick<Claimant, "store">; tells: boolean },
): Promise<void> {
  await write(store, async (tx, publish) => {
    await insertReplays(
      tx,
      outcomes.flatMap(({ replay }) => replay ?? []),
    );
    const sums = { delivered: 0, will_retry: 0, not_sent: 0, uncertain: 0 };
    for (const outcome of outcomes) {
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
    if (tells) publish({ kind: "bulk_replay", id });
  });
}

/** Another instance may have called it uncertain while its answer was awaited: now it is known. */
async function endOne(
  tx: Kysely<Database>,
  { id, outcome }: { id: string; outcome: Outcome },
): Promise<"sending" | "uncertain" | null> {
  const { state, replay, position, tries } = outcome;
  for (const was of ["sending", "uncertain"] as const) {
    const ended = await tx
      .updateTable("bulk_replay_item")
      .set({
        state,
        grade: GRADES[state],
        replay_id: replay?.id ?? null,
        status: replay?.reply.kind === "reply" ? replay.reply.status : null,
        took_ms: replay?.tookMs ?? null,
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

/** Ends a run of which nothing is left; false when something still waits or is under way, or it is not ours any more. */
export function finishBulk(id: string, { store, runner }: Claimant, atMs: number): Promise<boolean> {
  return write(store, async (tx, publish) => {
    const left = await tx
      .selectFrom("bulk_replay_item")
      .select("position")
      .where("bulk_id", "=", id)
      .where("grade", "in", [GRADES.waiting, GRADES.sending])
      .limit(1)
      .executeTakeFirst();
    if (left) return false;
    const ended = await tx
      .updateTable("bulk_replay")
      .set({ state: "done", ended_at: atMs, claimed_by: null, claimed_until: 0 })
      .where("id", "=", id)
      .where("state", "=", "running")
      .where("claimed_by", "=", runner)
      .executeTakeFirst();
    publish({ kind: "bulk_replay", id });
    return ended.numUpdatedRows === 1n;
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
