import { beijingTime } from "@/lib/wechatpay/wire-time";
import type { Order } from "./state";

const STATES = { NOTPAY: "订单未支付", SUCCESS: "支付成功", CLOSED: "订单已关闭" } as const;

/** An order as the query tells it, members in the documentation's order; unpaid, it says less. */
export function orderMembers(order: Order): Record<string, unknown> {
  const paid = order.paidAtMs === null ? null : { atMs: order.paidAtMs, id: order.transactionId };
  const isDirect = order.mode === "direct";
  return {
    ...(isDirect ? { appid: order.spAppid, mchid: order.mchid } : partnerMembers(order)),
    out_trade_no: order.outTradeNo,
    ...(paid === null ? {} : { transaction_id: paid.id, trade_type: "JSAPI" }),
    trade_state: order.state,
    trade_state_desc: STATES[order.state],
    ...(paid === null ? {} : { bank_type: "CMC" }),
    ...(paid === null || order.attach === null ? {} : { attach: order.attach }),
    ...(paid === null ? {} : { success_time: beijingTime(paid.atMs) }),
    payer: isDirect ? { openid: order.spOpenid } : partnerPayer(order),
    amount: {
      total: order.total,
      ...(paid === null ? {} : { payer_total: order.total }),
      currency: order.currency,
      ...(paid === null ? {} : { payer_currency: order.currency }),
    },
  };
}

function partnerMembers({ spAppid, mchid, subAppid, subMchid }: Order): Record<string, unknown> {
  return {
    sp_appid: spAppid,
    sp_mchid: mchid,
    ...(subAppid === null ? {} : { sub_appid: subAppid }),
    sub_mchid: subMchid,
  };
}

function partnerPayer({ spOpenid, subOpenid }: Order): Record<string, unknown> {
  return {
    ...(spOpenid === null ? {} : { sp_openid: spOpenid }),
    ...(subOpenid === null ? {} : { sub_openid: subOpenid }),
  };
}
