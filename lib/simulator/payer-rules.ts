import { type Command, type Outcome, refused } from "./command";
import { contractNotice, paymentNotice } from "./notices";
import { contractRefusal, payableAt } from "./order-rules";
import type { Refusal } from "./refusals";
import { type Order, type Session, type SimContract, type SimFact, type Slice, sessionAt } from "./state";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Pays. The offer to sign follows only if a session rides on the order and is alive at this moment. */
export function pay(slice: Slice, { nowMs, transactionId, settings }: Of<"pay">): Outcome {
  const found = payable(slice, nowMs);
  if ("refusal" in found) return found;
  // The contract may have ended since the order was placed with it.
  const unusable = settings.checkPaymentContract ? contractRefusal(slice.contract, found.order) : null;
  if (unusable !== null) return refused(unusable);
  const fact: SimFact = { atMs: nowMs, event: "paid", detail: transactionId };
  const order: Order = {
    ...found.order,
    state: "SUCCESS",
    transactionId,
    paidAtMs: nowMs,
    facts: [...found.order.facts, fact],
  };
  const session = slice.session === null ? null : offered(sessionAt(slice.session, nowMs), nowMs);
  const delivery = paymentNotice(order, { atMs: nowMs, transactionId });
  const contractCode = slice.session?.contractCode ?? null;
  return { state: { ...slice, order, session }, deliveries: [{ ...delivery, contractCode }] };
}

/** A failed attempt leaves the order unpaid, and nobody is told. */
export function failPayment(slice: Slice, { nowMs }: Of<"fail_payment">): Outcome {
  const found = payable(slice, nowMs);
  if ("refusal" in found) return found;
  const fact: SimFact = { atMs: nowMs, event: "payment_failed", detail: null };
  return { state: { ...slice, order: { ...found.order, facts: [...found.order.facts, fact] } }, deliveries: [] };
}

/** Agrees to the offer: the contract takes effect, its code is consumed, and the merchant is told. */
export function agree(slice: Slice, { nowMs, contractId, settings }: Of<"agree">): Outcome {
  const found = prompted(slice, nowMs);
  if ("refusal" in found) return found;
  // A clock that was turned back lets two sessions of one code live; whoever signs first has it.
  if (slice.codeUse.kind === "consumed") return refused("code_consumed");
  if (settings.oneContractPerService && slice.isBound) return refused("contract_in_force");
  const session: Session = { ...ended(found.session, "SIGNED", nowMs, "signed"), contractId };
  const { mode, mchid, serviceId, contractCode, displayAccount, notifyUrl } = session;
  const { spAppid, subMchid, subAppid, subOpenid } = session;
  const contract: SimContract = {
    mode,
    contractId,
    mchid,
    serviceId,
    contractCode,
    sessionId: session.id,
    signedAtMs: nowMs,
    spAppid,
    spOpenid: payerOf(session, slice.order),
    subMchid,
    subAppid,
    subOpenid,
    displayAccount,
    notifyUrl,
    state: "SIGNED",
    termination: null,
  };
  return {
    state: { ...slice, session, contract, codeUse: { kind: "consumed", session } },
    deliveries: [contractNotice(contract, settings, notifyUrl)],
  };
}

/** Who signs, under the AppID that orders are placed by. */
export function payerOf(session: Session, order: Order | null): string {
  return session.spOpenid ?? order?.spOpenid ?? session.payerOpenid;
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
  const refusal = payableAt(slice.order, nowMs);
  return refusal === null ? { order: slice.order } : { refusal };
}

function prompted(slice: Slice, nowMs: number): { session: Session } | { refusal: Refusal } {
  const session = slice.session === null ? null : sessionAt(slice.session, nowMs);
  if (session?.state === "EXPIRED" && slice.session !== null && isOffered(slice.session))
    return { refusal: "session_expired" };
  if (session === null) return { refusal: "not_offered" };
  return isOffered(session) ? { session } : { refusal: "not_offered" };
}

/** In a mini program the session itself is the offer; after a payment the payment has to succeed first. */
function isOffered(session: Session): boolean {
  return session.state === "PROMPTED" || (session.scene === "mini-program" && session.state === "ACTIVE");
}

function offered(session: Session, nowMs: number): Session {
  return session.state === "ACTIVE" ? ended(session, "PROMPTED", nowMs, "offered") : session;
}

function ended(session: Session, state: Session["state"], atMs: number, event: SimFact["event"]): Session {
  return { ...session, state, facts: [...session.facts, { atMs, event, detail: null }] };
}
