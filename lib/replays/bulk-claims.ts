import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { type BulkRun, GRADES } from "./bulk";
import { fromRow } from "./bulk-store";

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
