import { member, textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract } from "./contract";
import type { Reading } from "./fold";
import { readContractCall } from "./read-contract-call";
import { readOrderCall } from "./read-order-call";
import { type ExchangeEvidence, isSuccess, roleOf } from "./role";
import { SESSION_MS } from "./session";

/** A new session begins with nothing paid and nothing answered, whatever an earlier one of the same code came to. */
const FRESH = { payment: { state: "unknown" }, signing: { state: "unknown" } } as const;

/** What one of our own calls says. Only a reply whose signature was verified is believed. */
export function readExchange(piece: ExchangeEvidence, contract: Contract): Reading {
  const role = roleOf(piece);
  const isAnswered = piece.status !== null;
  if (!isAnswered || (isSuccess(piece.status) && piece.verdict !== "verified")) {
    const { state } = contract.presign;
    const isOpen = role === "presign" && state !== "accepted";
    const presign = { state: isAnswered ? "untrusted" : "unanswered", atMs: piece.atMs } as const;
    const kind = isAnswered ? "reply_untrusted" : "call_unanswered";
    return {
      mark: { ...mark(piece, kind, piece.operationId), counted: !isAnswered },
      change: isOpen ? { ...parties(piece.request), presign } : {},
    };
  }
  if (role === "query" || role === "terminate") return readContractCall(piece, contract, role);
  return role === "presign" ? readPresign(piece, contract) : readOrderCall(piece, contract, role);
}

function readPresign(piece: ExchangeEvidence, contract: Contract): Reading {
  const about = {
    ...parties(piece.request),
    serviceId: number(piece.request, "service_id"),
    displayAccount: textMember(piece.request, "contract_display_account"),
    notifyUrl: textMember(piece.request, "notify_url"),
    prepayId: textMember(piece.request, "prepay_id"),
  };
  const alreadyOpen = contract.presign.state === "accepted";
  if (isSuccess(piece.status)) {
    const isRepeat = alreadyOpen && contract.prepayId === about.prepayId;
    const accepted = { state: "accepted", atMs: piece.atMs, expiresAtMs: piece.atMs + SESSION_MS } as const;
    const isOver = contract.signing.state === "signed" || contract.signing.state === "terminated";
    return {
      mark: mark(piece, "presigned", about.prepayId),
      change: isRepeat ? {} : { ...about, presign: accepted, ...(isOver ? {} : FRESH) },
    };
  }
  const { code, message } = refusal(piece);
  const refused = { state: "refused", atMs: piece.atMs, code, message } as const;
  return { mark: mark(piece, "presign_refused", code), change: alreadyOpen ? {} : { ...about, presign: refused } };
}

/** Who pays and to whom: the modes call one and the same by different names. */
function parties(request: unknown) {
  return {
    openid: textMember(request, "sp_openid") ?? textMember(request, "openid"),
    subOpenid: textMember(request, "sub_openid"),
    subMchid: textMember(request, "sub_mchid"),
  };
}

function number(value: unknown, name: string): number | null {
  const found = member(value, name);
  return typeof found === "number" ? found : null;
}
