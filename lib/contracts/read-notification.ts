import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Mark, MarkKind } from "./contract";
import type { Reading } from "./fold";
import { paymentOf } from "./payment";
import { ended, signed } from "./read-state";
import type { NotificationEvidence } from "./role";
import { statedEnd } from "./stated";

/**
 * What a notification says. It is read by what its resource holds and never by its event name alone: the name of this
 * product's notification is not public. One that failed a check is shown and believed in nothing.
 */
export function readNotification(piece: NotificationEvidence, contract: Contract): Reading {
  const { resource, atMs } = piece;
  if (piece.verdict !== "verified") {
    return { mark: { ...mark(piece, "notification_rejected", piece.failedStep), counted: false }, change: {} };
  }
  const state = textMember(resource, "contract_state");
  const contractId = textMember(resource, "contract_id");
  if (state === "SIGNED") {
    const signing = signed(resource, contract, { atMs, by: "notification" });
    return { mark: mark(piece, "sign_notified", contractId), change: { signing } };
  }
  if (state === "TERMINATED") {
    const signing = ended(resource, contract, { atMs, by: null, remark: null });
    return { mark: mark(piece, "terminate_notified", statedEnd(resource).by ?? contractId), change: { signing } };
  }
  if (textMember(resource, "trade_state") === "SUCCESS") {
    const paid = mark(piece, "payment_notified", textMember(resource, "transaction_id"));
    return { mark: paid, change: paymentOf(resource, atMs, contract) };
  }
  return { mark: null, change: {} };
}

function mark(piece: NotificationEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "notification", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "wechat", kind, source: "recorded", counted: true, evidence, detail };
}
