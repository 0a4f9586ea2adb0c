import { sql } from "kysely";
import { write } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { Attempt, DeliveryRecord } from "./attempt";
import { pauseAfter } from "./ladder";
import type { SimOutside } from "./outside";

/** Longer than an attempt can take, so that only a dead process loses its claim. */
const CLAIM_MS = 15_000;

/**
 * Takes deliveries that are due, oldest first, so that no other instance takes them meanwhile; one statement on both
 * engines. A claim that is never kept runs out by real time, and the delivery is due again.
 */
export function claimDue({ store, clock, wireClock }: SimOutside, limit: number): Promise<DeliveryRecord[]> {
  const [nowMs, wireMs] = [clock.now(), wireClock.now()];
  return write(store, async (tx) => {
    const due = tx
      .selectFrom("sim_delivery")
      .select("id")
      .where("state", "=", "pending")
      .where("due_at", "<=", nowMs)
      .where("claimed_until", "<", wireMs)
      .orderBy("due_at")
      .orderBy("id")
      .limit(limit);
    return tx
      .updateTable("sim_delivery")
      .set({ claimed_until: wireMs + CLAIM_MS })
      .where("id", "in", due)
      .where("claimed_until", "<", wireMs)
      .returningAll()
      .execute();
  });
}

/** Keeps an attempt for good and says when the next one is due; after the last rung of the ladder it is given up. */
export async function recordAttempt(delivery: DeliveryRecord, made: Attempt, outside: SimOutside): Promise<void> {
  const number = delivery.attempts + 1;
  const { reply } = made;
  await write(outside.store, async (tx, publish) => {
    await tx
      .insertInto("sim_attempt")
      .values({
        id: newId("at", outside.wireClock.now()),
        delivery_id: delivery.id,
        at: made.atMs,
        number,
        request_headers: JSON.stringify(made.headers),
        status: reply.kind === "reply" ? reply.status : null,
        reply_body: reply.kind === "reply" ? reply.body : null,
        failure: reply.kind === "failure" ? `${reply.code}: ${reply.message}` : null,
        took_ms: Math.round(reply.tookMs),
        outcome: made.outcome,
      })
      .execute();
    await tx
      .updateTable("sim_delivery")
      .set({ ...nextOf(made, number, outside.clock.now()), attempts: number, claimed_until: 0 })
      .where("id", "=", delivery.id)
      .execute();
    publish({ kind: "delivery", id: delivery.id });
    if (delivery.contract_code) publish({ kind: "contract", id: delivery.contract_code });
  });
}

function nextOf(made: Attempt, number: number, nowMs: number) {
  if (made.outcome === "delivered") return { state: "delivered", due_at: null };
  const pauseMs = pauseAfter(number);
  return pauseMs === null ? { state: "given_up", due_at: null } : { state: "pending", due_at: nowMs + pauseMs };
}

/** When the first delivery falls due that nobody has claimed, by the sandbox's clock; null when none waits. */
export async function firstDueAt({ store, wireClock }: SimOutside): Promise<number | null> {
  const row = await store.db
    .selectFrom("sim_delivery")
    .select((eb) => eb.fn.min<number | null>("due_at").as("at"))
    .where("state", "=", "pending")
    .where("claimed_until", "<", wireClock.now())
    .executeTakeFirst();
  return row?.at ?? null;
}

/** How long until something is to be done: a delivery falls due, or another's claim on it runs out; null when none waits. */
export async function nextWaitMs({ store, clock, wireClock }: SimOutside): Promise<number | null> {
  const due = sql<number>`due_at - ${clock.now()}`;
  const claim = sql<number>`claimed_until - ${wireClock.now()}`;
  const row = await store.db
    .selectFrom("sim_delivery")
    .select(sql<number | null>`min(case when ${claim} > ${due} then ${claim} else ${due} end)`.as("wait"))
    .where("state", "=", "pending")
    .executeTakeFirst();
  return row?.wait ?? null;
}

/** Gives back what a process that ended had claimed. Only where no other instance can be at work. */
export async function releaseClaims({ store }: SimOutside): Promise<void> {
  await write(store, (tx) =>
    tx.updateTable("sim_delivery").set({ claimed_until: 0 }).where("claimed_until", ">", 0).execute(),
  );
}
