import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { mchid, outTradeNo } from "./order-fields";
import { orderQueryReply } from "./order-query-reply";

const SOURCE = "商户订单号查询订单 4012791859";

/** 商户订单号查询订单: what became of a direct merchant's order. */
export const orderQuery = operation({
  id: "order-query",
  group: "order",
  mode: "normal",
  method: "GET",
  path: "/v3/pay/transactions/out-trade-no/{out_trade_no}",
  title: { zh: "普通商户 · 查询订单", en: "Direct merchant · query an order" },
  summary: {
    zh: "按商户订单号查询订单的权威状态；没收到支付通知时靠它。",
    en: "The authoritative state of an order, for when no payment notification came.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/merchant/4012791859",
  standing: "official",
  pathFields: z.strictObject({ out_trade_no: outTradeNo(SOURCE) }),
  query: z.strictObject({ mchid: mchid() }),
  body: z.strictObject({}),
  reply: orderQueryReply("direct", SOURCE),
}) as Operation;
