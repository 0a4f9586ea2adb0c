import type { Action, Cashier, CashierSession } from "./cashier";
import type { Command } from "./command";
import { execute } from "./execute";
import type { Merchant } from "./merchant";
import { getMerchant } from "./merchants";
import { newContractId, newTransactionId } from "./numbers";
import type { SimOutside } from "./outside";
import type { Refusal } from "./refusals";
import { EMPTY_SLICE, type Order, orderAt, type Session, type Slice, sessionAt } from "./state";
import { orderByPrepayId, sessionByPrepayId } from "./store";

export type Acted = { kind: "done"; cashier: Cashier } | { kind: "refused"; rule: Refusal };

/** The payer's phone for a `prepay_id`, as it is now; null when no order ever had it. */
export async function getCashier(prepayId: string, outside: SimOutside): Promise<Cashier | null> {
  const { db } = outside.store;
  const order = await orderByPrepayId(db, prepayId);
  const merchant = order && (await getMerchant(order.mchid, outside));
  if (!order || !merchant) return null;
  return cashierOf({ order, session: await sessionByPrepayId(db, prepayId), merchant }, outside.clock.now());
}

/** What the payer does. A rule that says no is a value; the phone itself then shows why nothing can be done. */
export async function act(prepayId: string, action: Action, outside: SimOutside): Promise<Acted> {
  const known = await orderByPrepayId(outside.store.db, prepayId);
  const merchant = known && (await getMerchant(known.mchid, outside));
  if (!merchant) return { kind: "refused", rule: "prepay_unknown" };
  const command = commandOf(action, outside);
  const load = async (tx: Parameters<typeof orderByPrepayId>[0]): Promise<Slice> => ({
    ...EMPTY_SLICE,
    order: await orderByPrepayId(tx, prepayId),
    session: await sessionByPrepayId(tx, prepayId),
  });
  const outcome = await execute(command, { merchant, load }, outside);
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  const { order, session } = outcome.state;
  if (!order) return { kind: "refused", rule: "prepay_unknown" };
  return { kind: "done", cashier: cashierOf({ order, session, merchant }, command.nowMs) };
}

function commandOf(action: Action, { clock, random, settings }: SimOutside): Command {
  const nowMs = clock.now();
  switch (action) {
    case "pay":
      return { kind: "pay", nowMs, transactionId: newTransactionId(nowMs, random) };
    case "fail":
      return { kind: "fail_payment", nowMs };
    case "agree":
      return { kind: "agree", nowMs, contractId: newContractId(nowMs, random), settings };
    case "decline":
    case "close":
      return { kind: action, nowMs };
  }
}

type Stored = { order: Order; session: Session | null; merchant: Merchant };

function cashierOf({ order: stored, session: riding, merchant }: Stored, nowMs: number): Cashier {
  const order = orderAt(stored, nowMs);
  const session = riding === null ? null : sessionAt(riding, nowMs);
  const sub = merchant.details.subMerchants.find((candidate) => candidate.mchid === order.subMchid);
  return {
    prepayId: order.prepayId,
    mchid: order.mchid,
    orderState: order.state,
    description: order.description,
    total: order.total,
    currency: order.currency,
    merchantName: sub?.name ?? merchant.details.name,
    payTime: order.paidAtMs,
    expiresAtMs: Math.min(order.prepayExpiresAtMs, order.closesAtMs),
    session: session === null ? null : shown(session),
    actions: actionsOf(order, session, nowMs),
  };
}

function shown({ state, contractCode, serviceId, displayAccount, expiresAtMs, contractId }: Session): CashierSession {
  return { state, contractCode, serviceId, displayAccount, expiresAtMs, contractId };
}

function actionsOf(order: Order, session: Session | null, nowMs: number): Action[] {
  if (order.state === "NOTPAY" && nowMs < order.prepayExpiresAtMs) return ["pay", "fail"];
  return session?.state === "PROMPTED" ? ["agree", "decline", "close"] : [];
}
