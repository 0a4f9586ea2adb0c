import type { Kysely } from "kysely";
import { write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import type { Attempt, DeliveryRecord } from "./attempt";
import { pauseAfter } from "./ladder";
import type { SimOutside } from "./outside";

/** Longer than an attempt can take, so that only a dead process loses its claim. */
const CLAIM_MS = 15_000;

/**
 * Takes deliveries that are due, oldest first, so that no other instance takes them meanwhile; one statement on both
 * engines. A claim that is never kept runs out, and the delivery is due again.
 */
export function claimDue({ store }: SimOutside, nowMs: number, limit: number): Promise<DeliveryRecord[]> {
  return write(store, async (tx) => {
    const due = tx
      .selectFrom("sim_delivery")
      .select("id")
      .where("state", "=", "pending")
      .where("due_at", "<=", nowMs)
      .where("claimed_until", "<", nowMs)
      .orderBy("due_at")
      .limit(limit);
    return tx
      .updateTable("sim_delivery")
      .set({ claimed_until: nowMs + CLAIM_MS })
      .where("id", "in", due)
      .where("claimed_until", "<", nowMs)
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
        id: newId("at", made.atMs),
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
      // Our claim ran out and another's attempt decided meanwhile: then this one is only remembered.
      .where("state", "=", "pending")
      .where("attempts", "=", delivery.attempts)
      .where("claimed_until", "=", delivery.claimed_until)
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

/** When something is to be done next: a delivery falls due, or another's claim on it runs out; null when nothing waits. */
export async function nextDueAt(db: Kysely<Database>): Promise<number | null> {
  const row = await db
    .selectFrom("sim_delivery")
    .select((eb) => [
      eb.fn
        .min<number | null>(
          eb
            .case()
            .when("claimed_until", ">", eb.ref("due_at"))
            .then(eb.ref("claimed_until"))
            .else(eb.ref("due_at"))
            .end(),
        )
        .as("at"),
    ])
    .where("state", "=", "pending")
    .where("due_at", "is not", null)
    .executeTakeFirst();
  return row?.at ?? null;
}
