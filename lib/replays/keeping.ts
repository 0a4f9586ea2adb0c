import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { firstIdAt } from "@/lib/ids";
import { REMOVING } from "./bulk-store";
import { KEPT_BULKS, KEPT_DAYS, KEPT_REPLAYS } from "./kept-limits";

/** What is kept; given by tests alone. */
export type Kept = { days: number; replays: number; bulks: number };

const KEPT: Kept = { days: KEPT_DAYS, replays: KEPT_REPLAYS, bulks: KEPT_BULKS };
const DAY_MS = 86_400_000;
/** So few that who waits behind the transaction does not feel it. */
const BATCH = 100;
const ITEMS = 1000;

/** The id below which replays are older or more than is kept. It walks along all that are kept: once for many batches. */
export function firstKeptReplay(db: Kysely<Database>, { nowMs, kept = KEPT }: { nowMs: number; kept?: Kept }) {
  return firstKept(db, { table: "replay", oldest: firstIdAt("rp", nowMs - kept.days * DAY_MS), most: kept.replays });
}

/**
 * Takes one batch of the replays below an id; whether there may be more. Each has a copy of the body of its own, because
 * retention may take the notification that it was made of.
 */
export async function sweepReplays(store: Store, below: string): Promise<boolean> {
  const { numDeletedRows } = await write(store, (tx) =>
    tx
      .deleteFrom("replay")
      .where("id", "in", (eb) =>
        eb.selectFrom("replay").select("id").where("id", "<", below).orderBy("id").limit(BATCH),
      )
      .executeTakeFirst(),
  );
  return Number(numDeletedRows) === BATCH;
}

/**
 * The same for runs that have ended, with their items. A run that is being taken is marked so first, because it can be
 * neither taken up again nor shown with half of its items.
 */
export async function sweepBulks(store: Store, { nowMs, kept = KEPT }: { nowMs: number; kept?: Kept }) {
  const id = (await underRemoval(store.db)) ?? (await chooseBulk(store, { nowMs, kept }));
  if (id === null) return false;
  await write(store, async (tx) => {
    const items = tx.selectFrom("bulk_replay_item").select("position").where("bulk_id", "=", id);
    await tx
      .deleteFrom("bulk_replay_item")
      .where("bulk_id", "=", id)
      .where("position", "in", items.orderBy("position").limit(ITEMS))
      .execute();
    // Not by how many went: another instance may be at the same ones.
    if (!(await items.limit(1).executeTakeFirst())) await tx.deleteFrom("bulk_replay").where("id", "=", id).execute();
  });
  return true;
}

async function underRemoval(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom("bulk_replay").select("id").where("state", "=", REMOVING).limit(1).executeTakeFirst();
  return row?.id ?? null;
}

async function chooseBulk(store: Store, { nowMs, kept }: { nowMs: number; kept: Kept }): Promise<string | null> {
  const oldest = firstIdAt("br", nowMs - kept.days * DAY_MS);
  const below = await firstKept(store.db, { table: "bulk_replay", oldest, most: kept.bulks });
  return write(store, async (tx) => {
    const ended = await tx
      .selectFrom("bulk_replay")
      .select("id")
      .where("id", "<", below)
      .where("state", "in", ["done", "stopped"])
      .where("claimed_by", "is", null)
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!ended) return null;
    await tx.updateTable("bulk_replay").set({ state: REMOVING }).where("id", "=", ended.id).execute();
    return ended.id;
  });
}

/** The first id of those that are neither below `oldest` nor beyond the newest `most`; a walk along the index alone. */
async function firstKept(
  db: Kysely<Database>,
  { table, oldest, most }: { table: "replay" | "bulk_replay"; oldest: string; most: number },
): Promise<string> {
  const newest = db.selectFrom(table).select("id").orderBy("id", "desc");
  const row = await newest
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return row && row.id > oldest ? row.id : oldest;
}
