import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Evidence, Mark, MarkKind } from "./contract";
import type { Reading } from "./fold";

type NotificationEvidence = Extract<Evidence, { kind: "notification" }>;

/**
 * What a notification says. It is read by what its resource holds and never by its event name alone: the name of this
 * product's notification is not public. One that failed a check is shown and believed in nothing.
 */
export function readNotification(piece: NotificationEvidence, contract: Contract): Reading {
  if (piece.verdict !== "verified") {
    return { mark: { ...mark(piece, "notification_rejected", piece.failedStep), counted: false }, change: {} };
  }
  const state = textMember(piece.resource, "contract_state");
  const contractId = textMember(piece.resource, "contract_id");
  if (state === "SIGNED" && contract.signing.state !== "terminated") {
    const signedAtMs = Date.parse(textMember(piece.resource, "contract_signed_time") ?? "") || piece.atMs;
    const queried = contract.signing.state === "signed" && contract.signing.queried;
    const signing = { state: "signed", atMs: signedAtMs, contractId, notified: true, queried } as const;
    return { mark: mark(piece, "sign_notified", contractId), change: { signing } };
  }
  if (state === "SIGNED") return { mark: mark(piece, "sign_notified", contractId), change: {} };
  if (state === "TERMINATED") {
    const signing = { state: "terminated", atMs: piece.atMs, contractId } as const;
    return { mark: mark(piece, "terminate_notified", contractId), change: { signing } };
  }
  if (textMember(piece.resource, "trade_state") === "SUCCESS") {
    const paidAtMs = Date.parse(textMember(piece.resource, "success_time") ?? "") || piece.atMs;
    const tradeNo = textMember(piece.resource, "out_trade_no");
    const isOther = contract.outTradeNo !== null && tradeNo !== contract.outTradeNo;
    const known = contract.payment.state === "paid" || isOther;
    const change = known ? {} : { payment: { state: "paid", atMs: paidAtMs } as const };
    return { mark: mark(piece, "payment_notified", textMember(piece.resource, "transaction_id")), change };
  }
  return { mark: null, change: {} };
}

function mark(piece: NotificationEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "notification", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "wechat", kind, source: "recorded", counted: true, evidence, detail };
}
