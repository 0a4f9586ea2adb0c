import type { Contract } from "./contract";

/** Where a contract stands, as one word that the dictionaries turn into a sentence to read aloud. */
export type OutcomeKind =
  | "not_presigned"
  | "presign_refused"
  | "presign_untrusted"
  | "presign_unanswered"
  | "awaiting_payment"
  | "payment_failed"
  | "awaiting_answer"
  | "declined"
  | "closed"
  | "replaced"
  | "sign_failed"
  | "expired"
  | "silent"
  | "signed_awaiting_notification"
  | "signed"
  | "terminated";

/**
 * Whether a contract notification is to be expected. `none` always has a reason that is a rule of the platform: it
 * sends nothing when the user gives up, when signing fails, and when the session ended (docs: 支付后场景预签约).
 */
export type Expectation =
  | { notification: "arrived" }
  | { notification: "due" }
  | { notification: "possible"; untilMs: number }
  | { notification: "none"; because: NoneReason };

export type NoneReason =
  | "not_presigned"
  | "presign_refused"
  | "presign_untrusted"
  | "presign_unanswered"
  | "payment_failed"
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

/** What a contract has come to at a moment. Pure; the same contract at the same moment is always the same outcome. */
export function outcomeOf(contract: Contract, nowMs: number): Outcome {
  const { signing, presign } = contract;
  if (signing.state === "signed" || signing.state === "terminated") return settled(signing);
  if (signing.state === "failed") return none("sign_failed", "sign_failed", { atMs: signing.atMs, knownBy: "record" });
  if (presign.state === "none") return none("not_presigned", "not_presigned", { atMs: null, knownBy: "record" });
  if (presign.state !== "accepted") {
    const kind = `presign_${presign.state}` as const;
    return none(kind, kind, { atMs: presign.atMs, knownBy: "record" });
  }
  if (signing.state === "declined" || signing.state === "closed" || signing.state === "replaced") {
    return none(signing.state, signing.state, { atMs: signing.atMs, knownBy: "simulator" });
  }
  if (contract.prepayId === null) return inMiniProgram(presign, nowMs);
  return inSession(contract, presign.expiresAtMs, nowMs);
}

/** Without an order nothing has to be paid first: the user signs or does not. */
function inMiniProgram({ atMs, expiresAtMs }: { atMs: number; expiresAtMs: number }, nowMs: number): Outcome {
  return nowMs >= expiresAtMs
    ? none("silent", "expired_unanswered", { atMs: expiresAtMs, knownBy: "clock" })
    : {
        kind: "awaiting_answer",
        expectation: { notification: "possible", untilMs: expiresAtMs },
        atMs,
        knownBy: "record",
      };
}

function settled(signing: Extract<Contract["signing"], { contractId: string | null }>): Outcome {
  if (signing.state === "terminated") {
    return { kind: "terminated", expectation: { notification: "arrived" }, atMs: signing.atMs, knownBy: "record" };
  }
  if (!signing.notified && signing.queried) {
    return { kind: "signed", expectation: { notification: "due" }, atMs: signing.atMs, knownBy: "record" };
  }
  return signing.notified
    ? { kind: "signed", expectation: { notification: "arrived" }, atMs: signing.atMs, knownBy: "record" }
    : {
        kind: "signed_awaiting_notification",
        expectation: { notification: "due" },
        atMs: signing.atMs,
        knownBy: "simulator",
      };
}

function inSession({ payment }: Contract, expiresAtMs: number, nowMs: number): Outcome {
  const isOver = nowMs >= expiresAtMs;
  const possible: Expectation = { notification: "possible", untilMs: expiresAtMs };
  if (payment.state === "failed") {
    return none("payment_failed", "payment_failed", { atMs: payment.atMs, knownBy: "simulator" });
  }
  if (payment.state === "paid" && payment.atMs >= expiresAtMs) {
    return none("expired", "paid_too_late", { atMs: expiresAtMs, knownBy: "clock" });
  }
  if (payment.state === "paid") {
    return isOver
      ? none("silent", "expired_unanswered", { atMs: expiresAtMs, knownBy: "clock" })
      : { kind: "awaiting_answer", expectation: possible, atMs: payment.atMs, knownBy: "record" };
  }
  return isOver
    ? none("expired", "expired_unpaid", { atMs: expiresAtMs, knownBy: "clock" })
    : { kind: "awaiting_payment", expectation: possible, atMs: null, knownBy: "record" };
}

function none(kind: OutcomeKind, because: NoneReason, at: Pick<Outcome, "atMs" | "knownBy">): Outcome {
  return { kind, expectation: { notification: "none", because }, ...at };
}
