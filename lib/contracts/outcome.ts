import type { Contract, Payment, Presign, Signed, Terminated } from "./contract";

/** Where a contract stands, as one word that the dictionaries turn into a sentence to read aloud. */
export type OutcomeKind =
  | "not_presigned"
  | "presign_refused"
  | "presign_untrusted"
  | "presign_unanswered"
  | "presign_undecided"
  | "awaiting_payment"
  | "payment_failed"
  | "order_closed"
  | "awaiting_answer"
  | "declined"
  | "closed"
  | "replaced"
  | "sign_failed"
  | "expired"
  | "silent"
  | "unsigned"
  | "signed_awaiting_notification"
  | "signed"
  | "terminated";

/**
 * Whether a contract notification is to be expected. `none` always has a reason that is a rule of the platform: it
 * sends nothing when the user gives up, when signing fails, and when the session ended (docs: 支付后场景预签约). `lost`:
 * it was due, and by now the platform has ended its resends. `elsewhere`: the simulated platform delivered it, and here
 * is none that was verified.
 */
export type Expectation =
  | { notification: "arrived" }
  | { notification: "due" }
  | { notification: "elsewhere" }
  | { notification: "lost" }
  | { notification: "possible"; untilMs: number }
  | { notification: "none"; because: NoneReason };

export type NoneReason =
  | "not_presigned"
  | "presign_refused"
  | "doubt_over"
  | "payment_failed"
  | "order_closed"
  | "declined"
  | "closed"
  | "replaced"
  | "sign_failed"
  | "expired_unpaid"
  | "expired_unanswered"
  | "paid_too_late";

/** `knownBy`: `record` from our own evidence, `simulator` only because this platform is simulated, `clock` because time ran out. */
export type Outcome = {
  kind: OutcomeKind;
  expectation: Expectation;
  atMs: number | null;
  knownBy: "record" | "simulator" | "clock";
};

/**
 * The general schedule's fifteen resends take 24 h 4 min (docs: 回调通知; this product's own is not public), and each may
 * wait for its answer; so long after the signing none is under way any more.
 */
export const RESENDS_OVER_MS = 25 * 3_600_000;

/** A session that was opened, or may have been, and its end. */
type Session = Extract<Presign, { expiresAtMs: number }>;

/** What a contract has come to at a moment. Pure; the same contract at the same moment is always the same outcome. */
export function outcomeOf(contract: Contract, nowMs: number): Outcome {
  const { signing, presign, payment } = contract;
  if (signing.state === "signed" || signing.state === "terminated") return settled(signing, nowMs);
  if (signing.state === "failed") return none("sign_failed", "sign_failed", { atMs: signing.atMs, knownBy: "record" });
  if (presign.state === "none") return none("not_presigned", "not_presigned", { atMs: null, knownBy: "record" });
  if (presign.state === "refused") {
    return none("presign_refused", "presign_refused", { atMs: presign.atMs, knownBy: "record" });
  }
  if (signing.state === "declined" || signing.state === "closed" || signing.state === "replaced") {
    return none(signing.state, signing.state, { atMs: signing.atMs, knownBy: "simulator" });
  }
  if (signing.state === "unsigned") {
    return none("unsigned", whyOver(contract, presign), { atMs: signing.atMs, knownBy: "record" });
  }
  if (payment.state === "closed") {
    return none("order_closed", "order_closed", { atMs: payment.atMs, knownBy: payment.source });
  }
  return presign.state === "accepted" ? inSession(contract, presign, nowMs) : inDoubt(contract, presign, nowMs);
}

/** Signed, or signed once: what is left to say is whether its notification came, or still can. */
function settled(signing: Signed | Terminated, nowMs: number): Outcome {
  const { atMs } = signing;
  if (signing.state === "terminated") {
    const expectation = ofNotification(signing, signing.signedAtMs ?? atMs, nowMs);
    return { kind: "terminated", expectation, atMs, knownBy: signing.source };
  }
  const expectation = ofNotification(signing, atMs, nowMs);
  const isRecorded = signing.notified || signing.queried;
  const kind = isRecorded || expectation.notification !== "due" ? "signed" : "signed_awaiting_notification";
  return { kind, expectation, atMs, knownBy: isRecorded ? "record" : "simulator" };
}

function ofNotification(
  { notified, delivered }: Pick<Signed, "notified" | "delivered">,
  signedAtMs: number,
  nowMs: number,
): Expectation {
  if (notified) return { notification: "arrived" };
  if (delivered) return { notification: "elsewhere" };
  return { notification: nowMs >= signedAtMs + RESENDS_OVER_MS ? "lost" : "due" };
}

/** Nobody knows whether a session was opened: what is certain is when it would have ended. */
function inDoubt(contract: Contract, presign: Session, nowMs: number): Outcome {
  const kind = `presign_${presign.state}` as OutcomeKind;
  const { atMs, expiresAtMs } = presign;
  return nowMs >= expiresAtMs
    ? none(kind, whyOver(contract, presign), { atMs: expiresAtMs, knownBy: "clock" })
    : { kind, expectation: { notification: "possible", untilMs: expiresAtMs }, atMs, knownBy: "record" };
}

function inSession(contract: Contract, presign: Session, nowMs: number): Outcome {
  const { payment, prepayId } = contract;
  const { expiresAtMs } = presign;
  if (payment.state === "failed") {
    return none("payment_failed", "payment_failed", { atMs: payment.atMs, knownBy: payment.source });
  }
  // Without an order nothing has to be paid first: the user signs or does not.
  const isOffered = prepayId === null || (payment.state === "paid" && payment.atMs < expiresAtMs);
  if (nowMs >= expiresAtMs || isTooLate(payment, presign)) {
    return none(isOffered ? "silent" : "expired", whyOver(contract, presign), { atMs: expiresAtMs, knownBy: "clock" });
  }
  const expectation: Expectation = { notification: "possible", untilMs: expiresAtMs };
  if (!isOffered) return { kind: "awaiting_payment", expectation, atMs: null, knownBy: "record" };
  return payment.state === "paid"
    ? { kind: "awaiting_answer", expectation, atMs: payment.atMs, knownBy: payment.source }
    : { kind: "awaiting_answer", expectation, atMs: presign.atMs, knownBy: "record" };
}

/** Why nothing comes of a session that is over. */
function whyOver({ payment, prepayId }: Contract, presign: Session): NoneReason {
  if (payment.state === "closed") return "order_closed";
  if (presign.state !== "accepted") return "doubt_over";
  if (prepayId === null) return "expired_unanswered";
  if (payment.state === "failed") return "payment_failed";
  if (payment.state !== "paid") return "expired_unpaid";
  return isTooLate(payment, presign) ? "paid_too_late" : "expired_unanswered";
}

function isTooLate(payment: Payment, { expiresAtMs }: Session): boolean {
  return payment.state === "paid" && payment.atMs >= expiresAtMs;
}

function none(kind: OutcomeKind, because: NoneReason, at: Pick<Outcome, "atMs" | "knownBy">): Outcome {
  return { kind, expectation: { notification: "none", because }, ...at };
}
