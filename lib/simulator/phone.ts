import type { Action, Cashier, CashierSession } from "./cashier";
import type { Merchant } from "./merchant";
import { type Order, orderAt, type Session, sessionAt } from "./state";

/** What a payer's phone is about: an order, with or without a session that rides on it, or a session of its own. */
export type Phone = { order: Order | null; session: Session | null; merchant: Merchant };

/** What the phone shows at a moment. */
export function phoneAt({ order: stored, session: riding, merchant }: Phone, nowMs: number): Cashier {
  const order = stored && orderAt(stored, nowMs);
  const session = riding && sessionAt(riding, nowMs);
  const subMchid = (order ?? session)?.subMchid;
  const sub = merchant.details.subMerchants.find((candidate) => candidate.mchid === subMchid);
  return {
    prepayId: order?.prepayId ?? session?.prepayId ?? "",
    mchid: merchant.mchid,
    orderState: order?.state ?? null,
    description: order?.description ?? "",
    total: order?.total ?? 0,
    currency: order?.currency ?? "CNY",
    merchantName: sub?.name ?? merchant.details.name,
    payTime: order?.paidAtMs ?? null,
    expiresAtMs: order ? Math.min(order.prepayExpiresAtMs, order.closesAtMs) : (session?.expiresAtMs ?? nowMs),
    isPasswordFree: (order?.contractId ?? null) !== null,
    session: session && shown(session),
    actions: actionsOf(order, session, nowMs),
  };
}

/** In a mini program nothing comes before the offer: the session that waits is the offer on the screen. */
function shown(session: Session): CashierSession {
  const { contractCode, serviceId, displayAccount, expiresAtMs, contractId } = session;
  const isOffer = session.scene === "mini-program" && session.state === "ACTIVE";
  return {
    state: isOffer ? "PROMPTED" : session.state,
    ...{ contractCode, serviceId, displayAccount, expiresAtMs, contractId },
  };
}

function actionsOf(order: Order | null, session: Session | null, nowMs: number): Action[] {
  if (order?.state === "NOTPAY" && nowMs < order.prepayExpiresAtMs) return ["pay", "fail"];
  return session && shown(session).state === "PROMPTED" ? ["agree", "decline", "close"] : [];
}
