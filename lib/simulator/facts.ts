import type { SimOutside } from "./outside";
import type { SimFact } from "./state";
import { orderByPrepayId, sessionsByCode } from "./store";

/** What only the platform knows of a contract code, oldest first: acts of the payer and the fate of each delivery. */
export async function factsOf(
  { mchid, contractCode }: { mchid: string; contractCode: string },
  outside: SimOutside,
): Promise<SimFact[]> {
  const { db } = outside.store;
  const sessions = await sessionsByCode(db, mchid, contractCode);
  const prepayIds = [...new Set(sessions.map((session) => session.prepayId))];
  const orders = await Promise.all(prepayIds.map((prepayId) => orderByPrepayId(db, prepayId)));
  const told = await deliveryFacts({ mchid, contractCode }, outside);
  const facts = [...sessions, ...orders].flatMap((aggregate) => aggregate?.facts ?? []);
  return [...facts, ...told].sort((left, right) => left.atMs - right.atMs);
}

async function deliveryFacts(
  { mchid, contractCode }: { mchid: string; contractCode: string },
  { store }: SimOutside,
): Promise<SimFact[]> {
  const rows = await store.db
    .selectFrom("sim_attempt")
    .innerJoin("sim_delivery", "sim_delivery.id", "sim_attempt.delivery_id")
    .select(["sim_attempt.at", "sim_attempt.outcome", "sim_attempt.status", "sim_delivery.event_type"])
    .where("sim_delivery.mchid", "=", mchid)
    .where("sim_delivery.contract_code", "=", contractCode)
    .orderBy("sim_attempt.id")
    .execute();
  return rows.map(({ at, outcome, status, event_type }) => ({
    atMs: at,
    event: outcome === "delivered" ? "delivered" : "delivery_failed",
    detail: `${event_type} · ${status ?? outcome}`,
  }));
}
