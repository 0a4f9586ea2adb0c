import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Mark, MarkKind } from "./contract";
import { type ContractDocument, contractDocument } from "./contract-document";
import type { Reading } from "./fold";
import type { Orders } from "./orders";
import { paymentOf } from "./payment";
import { ended, failed, signed } from "./read-state";
import type { NotificationEvidence } from "./role";

/**
 * What a notification says. It is read by what its resource holds and never by its event name alone: the name of this
 * product's notification is not public. One that failed a check is shown and believed in nothing; one that was verified
 * is always shown.
 */
export function readNotification(piece: NotificationEvidence, contract: Contract, orders: Orders): Reading {
  const { resource, atMs, eventType } = piece;
  if (piece.verdict !== "verified") {
    return { mark: { ...mark(piece, "notification_rejected", piece.failedStep), counted: false }, change: {} };
  }
  if (textMember(resource, "trade_state") === "SUCCESS") {
    const paid = mark(piece, "payment_notified", textMember(resource, "transaction_id"));
    return { mark: paid, change: paymentOf(resource, atMs, { contract, orders }) };
  }
  const document = contractDocument(resource, eventType);
  return document ? readDocument(piece, document, contract) : { mark: unknown(piece, null), change: {} };
}

function readDocument(piece: NotificationEvidence, document: ContractDocument, contract: Contract): Reading {
  const { atMs } = piece;
  const { contractId, word } = document;
  switch (document.says) {
    case "signed": {
      const signing = signed(document, contract, { atMs, by: "notification" });
      return { mark: mark(piece, "sign_notified", contractId), change: { signing } };
    }
    case "terminated": {
      const signing = ended(document, contract, { atMs, by: null, remark: null, isStated: true, source: "record" });
      return { mark: mark(piece, "terminate_notified", document.ended.by ?? contractId), change: { signing } };
    }
    case "failed":
      return { mark: mark(piece, "sign_failed_notified", word), change: failed(contract, atMs) };
    case "other":
      return { mark: unknown(piece, word), change: {} };
  }
}

function unknown(piece: NotificationEvidence, word: string | null): Mark {
  return mark(piece, "notice_unknown", word ?? piece.eventType);
}

function mark(piece: NotificationEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "notification", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "wechat", kind, source: "recorded", counted: true, evidence, detail };
}
