import { type Insertable, type Kysely, sql } from "kysely";
import { write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import type { Attempt, DeliveryRecord } from "./attempt";
import { HELD_MS } from "./fault-notification";
import { type LadderName, pauseAfter } from "./ladder";
import type { SimOutside } from "./outside";
import { readSettings } from "./settings";

/** Longer than an attempt can take, so that only a dead process loses its claim. */
const CLAIM_MS = 15_000;

/**
 * Takes deliveries that are due, oldest first, so that no other instance takes them meanwhile; one statement on both
 * engines. A claim that is never kept runs out by real time, and the delivery is due again.
 */
export function claimDue(
  { store, clock, wireClock }: SimOutside,
  { limit, byMs = clock.now() }: { limit: number; byMs?: number },
): Promise<DeliveryRecord[]> {
  const wireMs = wireClock.now();
  return write(store, async (tx) => {
    const due = tx
      .selectFrom("sim_delivery")
      .select("id")
      .where("state", "=", "pending")
      .where("due_at", "<=", byMs)
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

/** Whether a fault held this delivery back before. */
export async function wasHeld({ id }: DeliveryRecord, { store }: SimOutside): Promise<boolean> {
  const attempts = store.db.selectFrom("sim_attempt").select("id").where("delivery_id", "=", id);
  return (await attempts.where("outcome", "=", "held").executeTakeFirst()) !== undefined;
}

/**
 * Keeps what was tried for good, in this order, and says when the next try is due; after the last rung of the ladder it is given up. A
 * notification that was sent twice was tried once; one that was held back was not tried yet.
 */
export async function recordAttempts(tried: readonly Tried[], outside: SimOutside): Promise<void> {
  const { ladder } = await readSettings(outside);
  await write(outside.store, async (tx, publish) => {
    for (const one of tried) {
      await keep(tx, one, { ladder, outside });
      const { id, contract_code: code } = one.delivery;
      publish({ kind: "delivery", id });
      if (code) publish({ kind: "contract", id: code });
    }
  });
}

/** What was tried of a delivery, at which moment of the sandbox's clock. */
export type Tried = { delivery: DeliveryRecord; made: Attempt[]; atMs: number };

async function keep(
  tx: Kysely<Database>,
  { delivery, made, atMs }: Tried,
  { ladder, outside }: { ladder: LadderName; outside: SimOutside },
): Promise<void> {
  const number = delivery.attempts + 1;
  const next = nextOf(made, { number, nowMs: atMs, ladder });
  const rows = made.map((one) => attemptRow(one, { deliveryId: delivery.id, number, outside }));
  const { numUpdatedRows } = await tx
    .updateTable("sim_delivery")
    .set({ ...next, claimed_until: 0 })
    .where("id", "=", delivery.id)
    // Our claim ran out and another's attempt decided meanwhile: then this one is only remembered.
    .where("state", "=", "pending")
    .where("attempts", "=", delivery.attempts)
    .where("claimed_until", "=", delivery.claimed_until)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n && !(await isStillThere(tx, delivery))) return;
  await tx.insertInto("sim_attempt").values(rows).execute();
  if (!isHeld(made)) await releaseOvertaken(tx, delivery, atMs);
}

/** Whether nobody has emptied the platform's side meanwhile; until the transaction ends nobody does. */
async function isStillThere(tx: Kysely<Database>, { id, mchid }: DeliveryRecord): Promise<boolean> {
  const touched = tx.updateTable("sim_delivery").set({ mchid }).where("id", "=", id);
  return (await touched.executeTakeFirstOrThrow()).numUpdatedRows > 0n;
}

type About = { deliveryId: string; number: number; outside: SimOutside };

function attemptRow(one: Attempt, { deliveryId, number, outside }: About): Insertable<Database["sim_attempt"]> {
  const { reply } = one;
  return {
    id: newId("at", outside.wireClock.now()),
    delivery_id: deliveryId,
    at: one.atMs,
    number,
    request_headers: JSON.stringify(one.headers),
    status: reply.kind === "reply" ? reply.status : null,
    reply_body: reply.kind === "reply" ? reply.body : null,
    failure: reply.kind === "failure" ? `${reply.code}: ${reply.message}` : null,
    took_ms: Math.round(reply.tookMs),
    outcome: one.outcome,
    faults: JSON.stringify(one.faults),
  };
}

function nextOf(made: Attempt[], at: { number: number; nowMs: number; ladder: LadderName }) {
  const { number, nowMs, ladder } = at;
  if (isHeld(made)) return { due_at: nowMs + HELD_MS };
  if (made.some(({ outcome }) => outcome === "delivered"))
    return { attempts: number, state: "delivered", due_at: null };
  const pauseMs = pauseAfter(number, ladder);
  const due = pauseMs === null ? { state: "given_up", due_at: null } : { state: "pending", due_at: nowMs + pauseMs };
  return { attempts: number, ...due };
}

function isHeld(made: Attempt[]): boolean {
  return made.every(({ outcome }) => outcome === "held");
}

/** What was held to arrive out of order may go once another notification of the merchant has gone before it. */
async function releaseOvertaken(tx: Kysely<Database>, { id, mchid }: DeliveryRecord, nowMs: number): Promise<void> {
  await tx
    .updateTable("sim_delivery")
    .set({ due_at: nowMs })
    .where("mchid", "=", mchid)
    .where("state", "=", "pending")
    .where("attempts", "=", 0)
    .where("id", "!=", id)
    .where("due_at", ">", nowMs)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("sim_attempt")
          .select("sim_attempt.id")
          .whereRef("sim_attempt.delivery_id", "=", "sim_delivery.id")
          .where("outcome", "=", "held")
          .where("faults", "like", `%"out_of_order"%`),
      ),
    )
    .execute();
}

/** When the first delivery falls due that nobody has claimed, by the sandbox's clock; null when none waits. */
export async function firstDueAt({ store, wireClock }: SimOutside): Promise<number | null> {
  const row = await store.db
    .selectFrom("sim_delivery")
    .select((eb) => eb.fn.min<number | null>("due_at").as("at"))
    .where("state", "=", "pending")
    .where("due_at", "is not", null)
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
    .where("due_at", "is not", null)
    .executeTakeFirst();
  return row?.wait ?? null;
}

/** Gives back what a process that ended had claimed. Only where no other instance can be at work. */
export async function releaseClaims({ store }: SimOutside): Promise<void> {
  await write(store, (tx) =>
    tx.updateTable("sim_delivery").set({ claimed_until: 0 }).where("claimed_until", ">", 0).execute(),
  );
}
