import { textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract, Mark, Presign } from "./contract";
import type { Reading } from "./fold";
import type { Orders } from "./orders";
import { partiesOf } from "./parties";
import { type PresignResult, presignResult } from "./presign-result";
import type { ExchangeEvidence } from "./role";
import { SESSION_MS } from "./session";

/** A new session begins with nothing paid and nothing answered, whatever an earlier one of the same code came to. */
const FRESH = { payment: { state: "unknown" }, signing: { state: "unknown" } } as const;

type About = ReturnType<typeof aboutOf>;

/**
 * What a pre-sign says. A session that was opened stays until another one is; one that may have been opened is not undone
 * by a later refusal, which may be the refusal of a code that is in use.
 */
export function readPresign(piece: ExchangeEvidence, contract: Contract, orders: Orders): Reading {
  const result = presignResult(piece);
  const about = aboutOf(piece, orders);
  return { mark: markOf(piece, result, about), change: changeOf(piece, { result, about, contract }) };
}

type Read = { result: PresignResult; about: About; contract: Contract };

function changeOf(piece: ExchangeEvidence, { result, about, contract }: Read): Reading["change"] {
  const { atMs } = piece;
  const { state } = contract.presign;
  const expiresAtMs = atMs + SESSION_MS;
  if (result === "refused") {
    if (state !== "none" && state !== "refused") return {};
    return { ...about, presign: { state: "refused", atMs, ...refusal(piece) } };
  }
  if (result === "accepted") {
    const sessionId = textMember(piece.reply, "pre_entrustweb_id");
    const presign = { state: result, atMs, expiresAtMs, sessionId } as const;
    return isRepeat(presign, about, contract) ? {} : { ...about, presign, ...fresh(about, contract) };
  }
  if (state === "accepted" && (isSameOrder(about, contract) || !isOver(contract, atMs))) return {};
  return { ...about, presign: { state: result, atMs, expiresAtMs, sessionId: null }, ...fresh(about, contract) };
}

/**
 * The same session once more: of the same order or, in a mini program, with the same id; where none was given, while the
 * session is open and nobody gave up.
 */
function isRepeat(again: Extract<Presign, { state: "accepted" }>, about: About, contract: Contract): boolean {
  const { presign, prepayId } = contract;
  if (presign.state !== "accepted") return false;
  if (about.prepayId !== null || prepayId !== null) return isSameOrder(about, contract);
  if (presign.sessionId !== null && again.sessionId !== null) return presign.sessionId === again.sessionId;
  return !isOver(contract, again.atMs);
}

function isSameOrder({ prepayId }: About, contract: Contract): boolean {
  return prepayId !== null && prepayId === contract.prepayId;
}

/** Can nothing come of the session any more? */
function isOver({ presign, payment, signing }: Contract, atMs: number): boolean {
  const isOpen = "expiresAtMs" in presign && atMs < presign.expiresAtMs && payment.state !== "closed";
  return !isOpen || !["unknown", "offered", "signed"].includes(signing.state);
}

function fresh(about: About, contract: Contract): Reading["change"] {
  const isEnded = contract.signing.state === "signed" || contract.signing.state === "terminated";
  return isEnded || isSameOrder(about, contract) ? {} : FRESH;
}

function aboutOf({ request }: ExchangeEvidence, orders: Orders) {
  const prepayId = textMember(request, "prepay_id");
  return {
    ...partiesOf(request),
    notifyUrl: textMember(request, "notify_url"),
    prepayId,
    outTradeNo: prepayId === null ? null : (orders.get(prepayId) ?? null),
  };
}

function markOf(piece: ExchangeEvidence, result: PresignResult, { prepayId }: About): Mark {
  switch (result) {
    case "accepted":
      return mark(piece, "presigned", prepayId);
    case "refused":
      return mark(piece, "presign_refused", refusal(piece).code);
    case "undecided":
      return mark(piece, "presign_undecided", refusal(piece).code);
    case "unanswered":
      return mark(piece, "call_unanswered", piece.operationId);
    case "untrusted":
      return { ...mark(piece, "reply_untrusted", piece.operationId), counted: false };
  }
}
