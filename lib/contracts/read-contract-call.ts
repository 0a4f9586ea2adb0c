import { member, textMember } from "@/lib/wechatpay/json";
import type { Contract, Evidence, Mark, MarkKind, Signing } from "./contract";
import type { Reading } from "./fold";

type ExchangeEvidence = Extract<Evidence, { kind: "exchange" }>;

/** Is it a call about a contract that exists already? Its code stands in the path, so the body does not tell. */
export function isContractCall({ operationId }: ExchangeEvidence): boolean {
  return operationId === "contract-query" || operationId === "contract-terminate";
}

/** What a query or a termination says of a contract. The query is the authority: it needs no notification to be believed. */
export function readContractCall(piece: ExchangeEvidence, contract: Contract, isSuccess: boolean): Reading {
  const asks = piece.operationId === "contract-query";
  if (!isSuccess) {
    const code = textMember(piece.reply, "code") ?? String(piece.status);
    return { mark: mark(piece, asks ? "query_refused" : "terminate_refused", code), change: {} };
  }
  if (!asks) return { mark: mark(piece, "terminate_called", null), change: { signing: ended(piece, contract) } };
  const state = textMember(piece.reply, "contract_state");
  const marked = mark(piece, "queried", state);
  if (state === "TERMINATED") return { mark: marked, change: { signing: ended(piece, contract) } };
  return { mark: marked, change: state === "SIGNED" ? { signing: signed(piece, contract) } : {} };
}

function signed({ reply, atMs }: ExchangeEvidence, { signing }: Contract): Signing {
  // What was asked before the end does not undo the end.
  if (signing.state === "terminated") return signing;
  const contractId = textMember(reply, "contract_id");
  if (signing.state === "signed") return { ...signing, contractId: signing.contractId ?? contractId, queried: true };
  const signedAtMs = Date.parse(textMember(reply, "contract_signed_time") ?? "") || atMs;
  return { state: "signed", atMs: signedAtMs, contractId, notified: false, queried: true };
}

function ended({ reply, atMs }: ExchangeEvidence, { signing }: Contract): Signing {
  if (signing.state === "terminated") return signing;
  const info = member(reply, "contract_terminate_info");
  const endedAtMs = Date.parse(textMember(info, "contract_terminated_time") ?? "") || atMs;
  const known = signing.state === "signed" ? signing.contractId : null;
  return { state: "terminated", atMs: endedAtMs, contractId: textMember(reply, "contract_id") ?? known };
}

function mark(piece: ExchangeEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "exchange", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "merchant", kind, source: "recorded", counted: true, evidence, detail };
}
