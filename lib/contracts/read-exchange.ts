import { member, textMember } from "@/lib/wechatpay/json";
import type { Contract, Evidence, Mark, MarkKind } from "./contract";
import type { Reading } from "./fold";
import { isContractCall, readContractCall } from "./read-contract-call";

/** A pre-sign session lives two hours (docs: 支付后场景预签约). */
export const SESSION_MS = 2 * 3_600_000;

/** A new session begins with nothing paid and nothing answered, whatever an earlier one of the same code came to. */
const FRESH = { payment: { state: "unknown" }, signing: { state: "unknown" } } as const;

type ExchangeEvidence = Extract<Evidence, { kind: "exchange" }>;

/** What one of our own calls says. Only a reply whose signature was verified is believed. */
export function readExchange(piece: ExchangeEvidence, contract: Contract): Reading {
  const isPresign = member(piece.request, "out_contract_code") !== undefined;
  if (piece.status === null) return { mark: mark(piece, "call_unanswered", null), change: {} };
  const isSuccess = piece.status >= 200 && piece.status < 300;
  if (isSuccess && piece.verdict !== "verified") {
    const untrusted = isPresign && contract.presign.state === "none";
    return {
      mark: { ...mark(piece, "reply_untrusted", null), counted: false },
      change: untrusted ? { presign: { state: "untrusted", atMs: piece.atMs } } : {},
    };
  }
  if (isContractCall(piece)) return readContractCall(piece, contract, isSuccess);
  return isPresign ? readPresign(piece, contract, isSuccess) : readOrder(piece, isSuccess);
}

function readOrder(piece: ExchangeEvidence, isSuccess: boolean): Reading {
  const outTradeNo = textMember(piece.request, "out_trade_no");
  if (!isSuccess) return { mark: mark(piece, "order_refused", refusal(piece).code), change: {} };
  const prepayId = textMember(piece.reply, "prepay_id");
  return { mark: mark(piece, "ordered", outTradeNo), change: { outTradeNo, ...(prepayId ? { prepayId } : {}) } };
}

function readPresign(piece: ExchangeEvidence, contract: Contract, isSuccess: boolean): Reading {
  const about = {
    serviceId: number(piece.request, "service_id"),
    displayAccount: textMember(piece.request, "contract_display_account"),
    notifyUrl: textMember(piece.request, "notify_url"),
    prepayId: textMember(piece.request, "prepay_id"),
  };
  const alreadyOpen = contract.presign.state === "accepted";
  if (isSuccess) {
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

function refusal(piece: ExchangeEvidence): { code: string; message: string } {
  return {
    code: textMember(piece.reply, "code") ?? String(piece.status),
    message: textMember(piece.reply, "message") ?? "",
  };
}

function number(value: unknown, name: string): number | null {
  const found = member(value, name);
  return typeof found === "number" ? found : null;
}

function mark(piece: ExchangeEvidence, kind: MarkKind, detail: string | null): Mark {
  const evidence = { kind: "exchange", id: piece.id } as const;
  return { atMs: piece.atMs, lane: "merchant", kind, source: "recorded", counted: true, evidence, detail };
}
