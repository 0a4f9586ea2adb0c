import type { SimOutside } from "./outside";
import type { SimFact } from "./state";
import { orderByPrepayId, sessionsByCode } from "./store";

/** A fact and the session or order that it befell, by what that is opened with; null where a delivery names neither. */
export type PlacedFact = SimFact & { prepayId: string | null };

/** What only the platform knows of a contract code, oldest first: acts of the payer and the fate of each delivery. */
export async function factsOf(
  { mchid, contractCode }: { mchid: string; contractCode: string },
  outside: SimOutside,
): Promise<PlacedFact[]> {
  const { db } = outside.store;
  const sessions = await sessionsByCode(db, mchid, contractCode);
  const prepayIds = [...new Set(sessions.map((session) => session.prepayId))];
  const orders = await Promise.all(prepayIds.map((prepayId) => orderByPrepayId(db, prepayId)));
  const prepayIdOf = (outTradeNo: string | null) =>
    orders.find((order) => order !== null && order.outTradeNo === outTradeNo)?.prepayId ?? null;
  const told = await deliveryFacts({ mchid, contractCode, prepayIdOf }, outside);
  const facts = [...sessions, ...orders].flatMap((aggregate) =>
    aggregate === null ? [] : aggregate.facts.map((fact) => ({ ...fact, prepayId: aggregate.prepayId })),
  );
  return [...facts, ...told].sort((left, right) => left.atMs - right.atMs);
}

async function deliveryFacts(
  {
    mchid,
    contractCode,
    prepayIdOf,
  }: { mchid: string; contractCode: string; prepayIdOf: (outTradeNo: string | null) => string | null },
  { store }: SimOutside,
): Promise<PlacedFact[]> {
  const rows = await store.db
    .selectFrom("sim_attempt")
    .innerJoin("sim_delivery", "sim_delivery.id", "sim_attempt.delivery_id")
    .select(["sim_attempt.at", "sim_attempt.outcome", "sim_attempt.status", "sim_delivery.event_type"])
    .select("sim_delivery.out_trade_no")
    .where("sim_delivery.mchid", "=", mchid)
    .where("sim_delivery.contract_code", "=", contractCode)
    .orderBy("sim_attempt.id")
    .execute();
  return rows.map(({ at, outcome, status, event_type, out_trade_no }) => ({
    atMs: at,
    event: outcome === "delivered" ? "delivered" : "delivery_failed",
    detail: `${event_type} · ${status ?? outcome}`,
    prepayId: out_trade_no === null ? null : prepayIdOf(out_trade_no),
  }));
}
