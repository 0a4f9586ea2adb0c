import { type Command, type Outcome, refused } from "./command";
import type { Refusal } from "./refusals";
import { type Order, orderAt, type SimContract, type Slice } from "./state";

type Place = Extract<Command, { kind: "place_order" }>;
type Close = Extract<Command, { kind: "close_order" }>;

/**
 * A new order, or another look at one: the same number with the same parameters gives the same `prepay_id` while that
 * lives and a fresh one afterwards; with other parameters it is refused (WeChat Pay docs: 服务商 JSAPI 下单).
 */
export function placeOrder(slice: Slice, command: Place): Outcome {
  const earlier = slice.order === null ? null : orderAt(slice.order, command.nowMs);
  if (earlier === null) return made(slice, command, null);
  if (earlier.fingerprint !== command.draft.fingerprint) return refused("trade_no_used");
  if (earlier.state === "SUCCESS") return refused("order_paid");
  if (earlier.state === "CLOSED") return refused("order_closed");
  if (command.nowMs < earlier.prepayExpiresAtMs) return { state: slice, deliveries: [] };
  return made(slice, command, earlier);
}

/** Why an order cannot be paid by its `prepay_id` at this moment; null when it can. */
export function payableAt(stored: Order, nowMs: number): Refusal | null {
  const order = orderAt(stored, nowMs);
  if (order.state === "SUCCESS") return "order_paid";
  if (order.state === "CLOSED") return "order_closed";
  return nowMs < order.prepayExpiresAtMs ? null : "prepay_expired";
}

/** An unpaid order closes for good, and nobody is told; whether a closed one may be closed again is assumed. */
export function closeOrder(slice: Slice, { nowMs, settings }: Close): Outcome {
  if (slice.order === null) return refused("order_unknown");
  const order = orderAt(slice.order, nowMs);
  if (order.state === "SUCCESS") return refused("order_paid");
  if (order.state === "CLOSED") {
    return settings.closeTwice === "accept" ? { state: slice, deliveries: [] } : refused("order_closed");
  }
  const facts = [...order.facts, { atMs: nowMs, event: "order_closed" as const, detail: null }];
  return { state: { ...slice, order: { ...order, state: "CLOSED", facts } }, deliveries: [] };
}

/** The order's own deadline cannot be changed later, so a fresh `prepay_id` keeps it; the old one is then unknown. */
function made(slice: Slice, command: Place, earlier: Order | null): Outcome {
  const { nowMs, draft, deadlineMs, settings } = command;
  const unusable = settings.checkPaymentContract ? contractRefusal(slice.contract, draft) : null;
  if (unusable !== null) return refused(unusable);
  const wanted = deadlineMs ?? nowMs + settings.orderLifeMs;
  const clamped = Math.min(Math.max(wanted, nowMs + settings.orderLifeMinMs), nowMs + settings.orderLifeMaxMs);
  const order: Order = {
    createdAtMs: earlier?.createdAtMs ?? nowMs,
    prepayExpiresAtMs: nowMs + settings.prepayLifeMs,
    closesAtMs: earlier?.closesAtMs ?? clamped,
    state: "NOTPAY",
    transactionId: null,
    paidAtMs: null,
    facts: earlier?.facts ?? [],
    ...draft,
  };
  return { state: { ...slice, order, session: null }, deliveries: [] };
}

/** Assumed: a contract that pays for an order is in force, and of the same merchant and payer. */
export function contractRefusal(contract: SimContract | null, draft: Place["draft"]): Refusal | null {
  if (draft.contractId === null) return null;
  if (contract === null || contract.mchid !== draft.mchid) return "payment_contract_unknown";
  if (contract.state !== "SIGNED") return "payment_contract_terminated";
  const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  const ofOther =
    differs(contract.subMchid, draft.subMchid) ||
    differs(contract.spOpenid, draft.spOpenid) ||
    differs(contract.subOpenid, draft.subOpenid);
  return ofOther ? "payment_contract_of_other" : null;
}
