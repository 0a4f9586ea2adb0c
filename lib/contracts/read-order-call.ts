import { textMember } from "@/lib/wechatpay/json";
import { mark, refusal } from "./call-mark";
import type { Contract } from "./contract";
import type { Reading } from "./fold";
import type { Orders } from "./orders";
import { closedBy, paymentOf } from "./payment";
import { type ExchangeEvidence, isSuccess } from "./role";

type About = { role: "order" | "order_query" | "order_close"; orders: Orders };

/** What a call about the order says: it was placed, closed, or looked up. */
export function readOrderCall(piece: ExchangeEvidence, contract: Contract, { role, orders }: About): Reading {
  const accepted = isSuccess(piece.status);
  if (role === "order_query") {
    const state = textMember(piece.reply, "trade_state");
    if (!accepted) return { mark: mark(piece, "order_query_refused", refusal(piece).code), change: {} };
    const change = paymentOf(piece.reply, piece.atMs, { contract, orders });
    return { mark: mark(piece, "order_queried", state), change };
  }
  if (role === "order_close") {
    if (!accepted) return { mark: mark(piece, "order_close_refused", refusal(piece).code), change: {} };
    const change = closedBy(piece.outTradeNo, piece.atMs, { contract, orders });
    return { mark: mark(piece, "order_closed", null), change };
  }
  if (!accepted) return { mark: mark(piece, "order_refused", refusal(piece).code), change: {} };
  const outTradeNo = textMember(piece.request, "out_trade_no");
  const prepayId = textMember(piece.reply, "prepay_id");
  // The order of a session is the one that its pre-sign named, whatever was ordered since.
  const change = contract.presign.state === "none" ? { outTradeNo, ...(prepayId ? { prepayId } : {}) } : {};
  return { mark: mark(piece, "ordered", outTradeNo), change };
}
