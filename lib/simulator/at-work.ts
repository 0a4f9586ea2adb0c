import type { Store } from "@/lib/db/client";
import type { SimOutside } from "./outside";
import { sessionRow } from "./overview";
import type { SessionRow } from "./overview-rows";
import { sessionFrom } from "./revive";

/** Counting stops at `most`: then there are `more`. */
export type Counted = { count: number; more: boolean };

/** Sessions in which signing is possible at this moment, the newest first. */
export async function listLiveSessions(
  { store, clock }: SimOutside,
  { limit }: { limit: number },
): Promise<SessionRow[]> {
  const rows = await live(store, clock.now())
    .select("details")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ details }) => sessionRow(sessionFrom(details)));
}

/** How many sessions there are in which signing is possible at this moment. */
export async function countLiveSessions({ store, clock }: SimOutside, { most }: { most: number }): Promise<Counted> {
  const some = live(store, clock.now())
    .select("id")
    .limit(most + 1);
  return upTo(
    most,
    await store.db
      .selectFrom(some.as("few"))
      .select(({ fn }) => fn.countAll().as("n"))
      .executeTakeFirst(),
  );
}

/** How many deliveries still have an attempt due. */
export async function countPendingDeliveries({ store }: SimOutside, { most }: { most: number }): Promise<Counted> {
  const some = store.db
    .selectFrom("sim_delivery")
    .select("id")
    .where("due_at", "is not", null)
    .where("state", "=", "pending")
    .limit(most + 1);
  return upTo(
    most,
    await store.db
      .selectFrom(some.as("few"))
      .select(({ fn }) => fn.countAll().as("n"))
      .executeTakeFirst(),
  );
}

function live({ db }: Store, nowMs: number) {
  return db.selectFrom("sim_session").where("state", "in", ["ACTIVE", "PROMPTED"]).where("expires_at", ">", nowMs);
}

function upTo(most: number, row: { n: number | string | bigint } | undefined): Counted {
  const count = Number(row?.n ?? 0);
  return { count: Math.min(count, most), more: count > most };
}
