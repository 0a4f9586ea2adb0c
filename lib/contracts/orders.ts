import { textMember } from "@/lib/wechatpay/json";
import type { Evidence } from "./contract";
import { isAccepted, roleOf } from "./role";

/** The order number that each `prepay_id` was given out for, as far as our own calls tell. */
export type Orders = ReadonlyMap<string, string>;

export function ordersOf(pieces: readonly Evidence[]): Orders {
  const orders = new Map<string, string>();
  for (const piece of pieces) {
    if (piece.kind !== "exchange" || !isAccepted(piece) || roleOf(piece) !== "order") continue;
    const [prepayId, outTradeNo] = [textMember(piece.reply, "prepay_id"), textMember(piece.request, "out_trade_no")];
    if (prepayId !== null && outTradeNo !== null) orders.set(prepayId, outTradeNo);
  }
  return orders;
}
