import { textMember } from "@/lib/wechatpay/json";
import type { Evidence, EvidenceRef } from "./contract";
import { contractDocument } from "./contract-document";
import { serviceIdOf } from "./parties";
import { presignResult } from "./presign-result";
import { type ExchangeEvidence, isAccepted, isNotFound, type NotificationEvidence, roleOf } from "./role";
import { SESSION_MS } from "./session";
import { statedPayment } from "./stated";

/**
 * What a piece of evidence that is believed says to be so. `atMs` is when it says it was, by the platform's clock, null
 * where it does not say; `heardAtMs` when we learned of it, by ours. `id` is the contract's id or the transaction's and
 * `outTradeNo` the order that was paid, `serviceId` the service; each null where it is not said.
 */
export type Claim = {
  says: "presigned" | "maybe_presigned" | "refused" | "paid" | "gave_up" | "signed" | "not_signed" | "terminated";
  by: "call" | "query" | "notification" | "simulator";
  atMs: number | null;
  heardAtMs: number;
  id: string | null;
  outTradeNo: string | null;
  serviceId: number | null;
  evidence: EvidenceRef | null;
};

type About = Omit<Claim, "says" | "atMs" | "id" | "outTradeNo" | "serviceId">;

/** The claims of one piece; none of what failed verification. */
export function claimsOf(piece: Evidence): Claim[] {
  if (piece.kind === "exchange") return claimsOfCall(piece);
  if (piece.kind === "notification") return piece.verdict === "verified" ? claimsOfNotification(piece) : [];
  const { atMs } = piece;
  const unsaid = { id: null, outTradeNo: null, serviceId: null, evidence: null };
  const about = { by: "simulator", heardAtMs: atMs, atMs, ...unsaid } as const;
  switch (piece.event) {
    case "declined":
    case "closed":
      return [{ says: "gave_up", ...about }];
    case "signed":
    case "terminated":
      return [{ says: piece.event, ...about }];
    default:
      return [];
  }
}

function claimsOfNotification(piece: NotificationEvidence): Claim[] {
  const { resource, atMs: heardAtMs, eventType } = piece;
  const about = { by: "notification", heardAtMs, evidence: { kind: piece.kind, id: piece.id } } as const;
  if (textMember(resource, "trade_state") === "SUCCESS") return [paid(resource, about)];
  return claimsOfDocument(resource, eventType, about);
}

function claimsOfCall(piece: ExchangeEvidence): Claim[] {
  const { reply, atMs } = piece;
  const role = roleOf(piece);
  const about = { by: "call", heardAtMs: atMs, evidence: { kind: piece.kind, id: piece.id } } as const;
  const untimed = { ...about, atMs: null, id: null, outTradeNo: null, serviceId: null };
  if (role === "presign") {
    const result = presignResult(piece);
    const says = result === "accepted" ? "presigned" : result === "refused" ? "refused" : "maybe_presigned";
    return [{ says, ...untimed, serviceId: serviceIdOf(piece.request) }];
  }
  if (role === "query" && isNotFound(piece)) {
    return [{ says: "not_signed", ...untimed, by: "query" }];
  }
  if (!isAccepted(piece)) return [];
  if (role === "terminate") return [{ says: "terminated", ...untimed, id: textMember(reply, "contract_id") }];
  if (role === "order_query" && textMember(reply, "trade_state") === "SUCCESS") return [paid(reply, about)];
  return role === "query" ? claimsOfDocument(reply, null, { ...about, by: "query" }) : [];
}

function paid(said: unknown, about: About): Claim {
  const [id, outTradeNo] = [textMember(said, "transaction_id"), textMember(said, "out_trade_no")];
  return { says: "paid", ...about, id, outTradeNo, serviceId: null, atMs: statedPayment(said) };
}

/** What a contract's own document says: one that is terminated was signed before. */
function claimsOfDocument(said: unknown, eventType: string | null, about: About): Claim[] {
  const document = contractDocument(said, eventType);
  if (document === null) return [];
  const told = { ...about, id: document.contractId, outTradeNo: null, serviceId: serviceIdOf(said) };
  const signed: Claim = { says: "signed", ...told, atMs: document.signedAtMs };
  switch (document.says) {
    case "signed":
      return [signed];
    case "terminated": {
      const ended: Claim = { says: "terminated", ...told, atMs: document.ended.atMs };
      return document.signedAtMs === null ? [ended] : [signed, ended];
    }
    default: {
      const isUnsigned = document.says === "failed" || (document.word !== null && document.signedAtMs === null);
      return about.by === "query" && isUnsigned ? [{ says: "not_signed", ...told, atMs: null }] : [];
    }
  }
}

/** When the session that a pre-sign opened, or may have opened, is over, by our clock. */
export function sessionEnd({ heardAtMs }: Claim): number {
  return heardAtMs + SESSION_MS;
}
