import { textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract } from "./contract";
import { contractDocument } from "./contract-document";
import type { Reading } from "./fold";
import { ended, failed, signed, unsigned } from "./read-state";
import { type ExchangeEvidence, isNotFound, isSuccess } from "./role";

/** What a query or a termination says of a contract. The query is the authority: it needs no notification to be believed. */
export function readContractCall(piece: ExchangeEvidence, contract: Contract, role: "query" | "terminate"): Reading {
  const { request, reply, atMs, status } = piece;
  if (!isSuccess(status)) {
    const change = role === "query" && isNotFound(piece) ? unsigned(contract, atMs) : {};
    const kind = role === "query" ? "query_refused" : "terminate_refused";
    return { mark: mark(piece, kind, refusal(piece).code), change };
  }
  const document = contractDocument(reply, null);
  if (role === "terminate") {
    const remark = textMember(request, "contract_termination_remark");
    const told = { atMs, by: "MCH_API_TERMINATE", remark, isStated: false, source: "record" } as const;
    return { mark: mark(piece, "terminate_called", remark), change: { signing: ended(document, contract, told) } };
  }
  return { mark: mark(piece, "queried", document?.word ?? null), change: answered(piece, contract) };
}

function answered({ reply, atMs }: ExchangeEvidence, contract: Contract): Reading["change"] {
  const document = contractDocument(reply, null);
  switch (document?.says) {
    case "signed":
      return { signing: signed(document, contract, { atMs, by: "query" }) };
    case "terminated":
      return { signing: ended(document, contract, { atMs, by: null, remark: null, isStated: true, source: "record" }) };
    case "failed":
      return failed(contract, atMs);
    default:
      return document?.word != null && document.signedAtMs === null ? unsigned(contract, atMs) : {};
  }
}
