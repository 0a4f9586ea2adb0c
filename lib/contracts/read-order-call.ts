import { textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract } from "./contract";
import type { Reading } from "./fold";
import { paymentOf } from "./payment";
import { type ExchangeEvidence, isSuccess } from "./role";

/** What a call about the order says: it was placed, closed, or looked up. */
export function readOrderCall(
  piece: ExchangeEvidence,
  contract: Contract,
  role: "order" | "order_query" | "order_close",
): Reading {
  const accepted = isSuccess(piece.status);
  if (role === "order_query") {
    const state = textMember(piece.reply, "trade_state");
    if (!accepted) return { mark: mark(piece, "order_query_refused", refusal(piece).code), change: {} };
    return { mark: mark(piece, "order_queried", state), change: paymentOf(piece.reply, piece.atMs, contract) };
  }
  if (role === "order_close") {
    const detail = accepted ? null : refusal(piece).code;
    return { mark: mark(piece, accepted ? "order_closed" : "order_close_refused", detail), change: {} };
  }
  if (!accepted) return { mark: mark(piece, "order_refused", refusal(piece).code), change: {} };
  const outTradeNo = textMember(piece.request, "out_trade_no");
  const prepayId = textMember(piece.reply, "prepay_id");
  return { mark: mark(piece, "ordered", outTradeNo), change: { outTradeNo, ...(prepayId ? { prepayId } : {}) } };
}
