import { textMember } from "@/lib/wechatpay/json";
import type { Evidence, EvidenceRef } from "./contract";
import { type ExchangeEvidence, isAccepted, type NotificationEvidence, roleOf } from "./role";
import { SESSION_MS } from "./session";
import { statedEnd, statedPayment, statedSigning } from "./stated";

/**
 * What a piece of evidence that is believed says to be so. `atMs` is when it says it was, `heardAtMs` when we learned of
 * it; `id` is the contract's id or the transaction's, null where it is not said.
 */
export type Claim = {
  says: "presigned" | "refused" | "paid" | "gave_up" | "signed" | "not_signed" | "terminated";
  by: "call" | "query" | "notification" | "simulator";
  atMs: number;
  heardAtMs: number;
  id: string | null;
  evidence: EvidenceRef | null;
};

/** The claims of one piece; none of what failed verification or got no answer. */
export function claimsOf(piece: Evidence): Claim[] {
  if (piece.kind === "exchange") return claimsOfCall(piece);
  if (piece.kind === "notification") return piece.verdict === "verified" ? claimsOfNotification(piece) : [];
  const about = { by: "simulator", atMs: piece.atMs, heardAtMs: piece.atMs, id: null, evidence: null } as const;
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
  const { resource, atMs } = piece;
  const about = { by: "notification", heardAtMs: atMs, evidence: { kind: piece.kind, id: piece.id } } as const;
  if (textMember(resource, "trade_state") === "SUCCESS") {
    const id = textMember(resource, "transaction_id");
    return [{ says: "paid", ...about, id, atMs: statedPayment(resource) ?? atMs }];
  }
  return claimsOfState(resource, { ...about, id: textMember(resource, "contract_id"), atMs });
}

function claimsOfCall(piece: ExchangeEvidence): Claim[] {
  const { reply, status, atMs } = piece;
  const role = roleOf(piece);
  const evidence = { kind: piece.kind, id: piece.id } as const;
  const about = { by: "call", atMs, heardAtMs: atMs, id: textMember(reply, "contract_id"), evidence } as const;
  if (role === "query" && status === 404) return [{ says: "not_signed", ...about, by: "query" }];
  if (role === "presign" && status !== null && status >= 400) return [{ says: "refused", ...about }];
  if (!isAccepted(piece)) return [];
  if (role === "presign") return [{ says: "presigned", ...about }];
  if (role === "terminate") return [{ says: "terminated", ...about }];
  if (role === "order_query" && textMember(reply, "trade_state") === "SUCCESS") {
    const id = textMember(reply, "transaction_id");
    return [{ says: "paid", ...about, id, atMs: statedPayment(reply) ?? atMs }];
  }
  return role === "query" ? claimsOfState(reply, { ...about, by: "query" }) : [];
}

/** What a contract's own document says: one that is terminated was signed before. */
function claimsOfState(said: unknown, about: Omit<Claim, "says">): Claim[] {
  const state = textMember(said, "contract_state");
  const signedAtMs = statedSigning(said);
  if (state === "SIGNED") return [{ says: "signed", ...about, atMs: signedAtMs ?? about.atMs }];
  if (state === "TERMINATED") {
    const ended: Claim = { says: "terminated", ...about, atMs: statedEnd(said).atMs ?? about.atMs };
    return signedAtMs === null ? [ended] : [{ says: "signed", ...about, atMs: signedAtMs }, ended];
  }
  return state !== null && about.by === "query" ? [{ says: "not_signed", ...about }] : [];
}

/** When the session that a pre-sign opened is over. */
export function sessionEnd({ atMs }: Claim): number {
  return atMs + SESSION_MS;
}
