import { textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract } from "./contract";
import type { Reading } from "./fold";
import { ended, signed } from "./read-state";
import { type ExchangeEvidence, isSuccess } from "./role";

/** What a query or a termination says of a contract. The query is the authority: it needs no notification to be believed. */
export function readContractCall(piece: ExchangeEvidence, contract: Contract, role: "query" | "terminate"): Reading {
  const { request, reply, atMs } = piece;
  if (!isSuccess(piece.status)) {
    const kind = role === "query" ? "query_refused" : "terminate_refused";
    return { mark: mark(piece, kind, refusal(piece).code), change: {} };
  }
  if (role === "terminate") {
    const remark = textMember(request, "contract_termination_remark");
    const signing = ended(reply, contract, { atMs, by: "MCH_API_TERMINATE", remark });
    return { mark: mark(piece, "terminate_called", remark), change: { signing } };
  }
  const state = textMember(reply, "contract_state");
  const marked = mark(piece, "queried", state);
  const told = { atMs, by: null, remark: null };
  if (state === "TERMINATED") return { mark: marked, change: { signing: ended(reply, contract, told) } };
  if (state === "SIGN_FAILED") return { mark: marked, change: failed(contract, atMs) };
  if (state !== "SIGNED") return { mark: marked, change: {} };
  return { mark: marked, change: { signing: signed(reply, contract, { atMs, by: "query" }) } };
}

function failed({ signing }: Contract, atMs: number): Reading["change"] {
  const isOver = signing.state === "signed" || signing.state === "terminated";
  return isOver ? {} : { signing: { state: "failed", atMs } };
}
