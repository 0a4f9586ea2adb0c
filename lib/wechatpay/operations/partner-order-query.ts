import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { outTradeNo, spMchid, subMchid } from "./order-fields";
import { orderQueryReply } from "./order-query-reply";

const SOURCE = "服务商 · 商户订单号查询订单";

/** 服务商查询订单: what became of a partner's order. */
export const partnerOrderQuery = operation({
  id: "partner-order-query",
  group: "order",
  mode: "service-provider",
  method: "GET",
  path: "/v3/pay/partner/transactions/out-trade-no/{out_trade_no}",
  title: { zh: "服务商 · 查询订单", en: "Partner · query an order" },
  summary: {
    zh: "按商户订单号查询订单的权威状态；没收到支付通知时靠它。查询参数也要签名。",
    en: "The authoritative state of an order, for when no payment notification came. The query is signed too.",
  },
  docs: "https://pay.weixin.qq.com/docs/partner/apis/partner-query-order/partner-jsons/partner-query-by-out-trade-no.html",
  standing: "official",
  pathFields: z.strictObject({ out_trade_no: outTradeNo(SOURCE) }),
  query: z.strictObject({ sp_mchid: spMchid(), sub_mchid: subMchid() }),
  body: z.strictObject({}),
  reply: orderQueryReply("partner", SOURCE),
}) as Operation;
