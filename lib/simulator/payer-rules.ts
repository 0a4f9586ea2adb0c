import type { Command, DeliveryDraft, Outcome } from "./command";
import { contractPlaintext, paymentPlaintext } from "./plaintexts";
import type { Refusal } from "./refusals";
import { type Order, orderAt, type Session, type SimContract, type SimFact, type Slice, sessionAt } from "./state";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Pays. The offer to sign follows only if a session rides on the order and is alive at this moment. */
export function pay(slice: Slice, { nowMs, transactionId }: Of<"pay">): Outcome {
  const found = payable(slice, nowMs);
  if ("refusal" in found) return found;
  const fact: SimFact = { atMs: nowMs, event: "paid", detail: transactionId };
  const order: Order = {
    ...found.order,
    state: "SUCCESS",
    transactionId,
    paidAtMs: nowMs,
    facts: [...found.order.facts, fact],
  };
  const session = slice.session === null ? null : offered(sessionAt(slice.session, nowMs), nowMs);
  const delivery: DeliveryDraft = {
    eventType: "TRANSACTION.SUCCESS",
    originalType: "transaction",
    summary: "支付成功",
    plaintext: paymentPlaintext(order, { atMs: nowMs, transactionId }),
    url: order.notifyUrl,
    contractCode: slice.session?.contractCode ?? null,
    outTradeNo: order.outTradeNo,
  };
  return { state: { ...slice, order, session }, deliveries: [delivery] };
}

/** A failed attempt leaves the order unpaid, and nobody is told. */
export function failPayment(slice: Slice, { nowMs }: Of<"fail_payment">): Outcome {
  const found = payable(slice, nowMs);
  if ("refusal" in found) return found;
  const fact: SimFact = { atMs: nowMs, event: "payment_failed", detail: null };
  return { state: { ...slice, order: { ...found.order, facts: [...found.order.facts, fact] } }, deliveries: [] };
}

/** Agrees to the offer: the contract takes effect, its code is consumed, and the merchant is told. */
export function agree(slice: Slice, { nowMs, contractId }: Of<"agree">): Outcome {
  const found = prompted(slice, nowMs);
  if ("refusal" in found) return found;
  const session: Session = { ...ended(found.session, "SIGNED", nowMs, "signed"), contractId };
  const contract: SimContract = {
    contractId,
    mchid: session.mchid,
    serviceId: session.serviceId,
    contractCode: session.contractCode,
    sessionId: session.id,
    signedAtMs: nowMs,
    state: "SIGNED",
  };
  const delivery: DeliveryDraft = {
    eventType: "ENTRUST.SIGN",
    originalType: "entrust",
    summary: "签约结果通知",
    plaintext: contractPlaintext(session, contract),
    url: session.notifyUrl,
    contractCode: session.contractCode,
    outTradeNo: null,
  };
  return {
    state: { ...slice, session, contract, codeUse: { kind: "consumed", session } },
    deliveries: [delivery],
  };
}

/** Says no, or shuts the offer: the session is over and nothing is sent (WeChat Pay docs: 支付后场景预签约). */
export function turnDown(slice: Slice, { kind, nowMs }: Of<"decline"> | Of<"close">): Outcome {
  const found = prompted(slice, nowMs);
  if ("refusal" in found) return found;
  const end = kind === "decline" ? (["DECLINED", "declined"] as const) : (["CLOSED", "closed"] as const);
  const session = ended(found.session, end[0], nowMs, end[1]);
  return { state: { ...slice, session }, deliveries: [] };
}

function payable(slice: Slice, nowMs: number): { order: Order } | { refusal: Refusal } {
  if (slice.order === null) return { refusal: "prepay_unknown" };
  const order = orderAt(slice.order, nowMs);
  if (order.state === "SUCCESS") return { refusal: "order_paid" };
  if (order.state === "CLOSED") return { refusal: "order_closed" };
  return nowMs < order.prepayExpiresAtMs ? { order } : { refusal: "prepay_expired" };
}

function prompted(slice: Slice, nowMs: number): { session: Session } | { refusal: Refusal } {
  const session = slice.session === null ? null : sessionAt(slice.session, nowMs);
  if (session?.state === "EXPIRED" && slice.session?.state === "PROMPTED") return { refusal: "session_expired" };
  return session?.state === "PROMPTED" ? { session } : { refusal: "not_offered" };
}

function offered(session: Session, nowMs: number): Session {
  return session.state === "ACTIVE" ? ended(session, "PROMPTED", nowMs, "offered") : session;
}

function ended(session: Session, state: Session["state"], atMs: number, event: SimFact["event"]): Session {
  return { ...session, state, facts: [...session.facts, { atMs, event, detail: null }] };
}
