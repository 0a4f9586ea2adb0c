import type { Contract, Lane } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";

export type AbsenceKind =
  | "no_sign_notification"
  | "payment_failed"
  | "expired"
  | "awaited"
  | "lost"
  | "elsewhere"
  | "not_paid"
  | "not_answered";

/** What did not happen, or has not yet: drawn as a dashed mark. `atMs` is null where no moment can be named. */
export type Absence = { kind: AbsenceKind; lane: Lane; atMs: number | null };

/** Of these one was sent, or may yet be. */
export const SENT: readonly AbsenceKind[] = ["awaited", "lost", "elsewhere"];

/** The silence of the platform made visible: what the payer did not do, the session's end, and the notification that is not (or not yet) there. */
export function absencesOf(contract: Contract, outcome: Outcome): Absence[] {
  const { expectation } = outcome;
  if (expectation.notification === "arrived") return [];
  if (expectation.notification === "lost" || expectation.notification === "elsewhere") {
    return [{ kind: expectation.notification, lane: "wechat", atMs: null }];
  }
  if (expectation.notification === "due" || expectation.notification === "possible") {
    return [{ kind: "awaited", lane: "wechat", atMs: null }];
  }
  // The user may yet pay another way, so "never" would be a lie.
  if (outcome.kind === "payment_failed") return [{ kind: "payment_failed", lane: "wechat", atMs: null }];
  const none: Absence = { kind: "no_sign_notification", lane: "wechat", atMs: null };
  const isOver = outcome.knownBy === "clock" || outcome.kind === "unsigned";
  if (!isOver || !("expiresAtMs" in contract.presign)) return [none];
  const { expiresAtMs: atMs } = contract.presign;
  const ended: Absence = { kind: "expired", lane: "wechat", atMs };
  if (expectation.because === "expired_unpaid") return [{ kind: "not_paid", lane: "payer", atMs }, ended, none];
  if (expectation.because === "expired_unanswered") {
    return [{ kind: "not_answered", lane: "payer", atMs }, ended, none];
  }
  return [ended, none];
}
