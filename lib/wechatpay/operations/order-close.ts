import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { mchid, outTradeNo } from "./order-fields";

const SOURCE = "关闭订单 4012791860";

/** 关闭订单: closes a direct merchant's unpaid order; answered by an empty 204. */
export const orderClose = operation({
  id: "order-close",
  group: "order",
  mode: "normal",
  method: "POST",
  path: "/v3/pay/transactions/out-trade-no/{out_trade_no}/close",
  title: { zh: "普通商户 · 关闭订单", en: "Direct merchant · close an order" },
  summary: {
    zh: "关闭未支付的订单，之后不能再支付。成功回答 204，没有正文，签名覆盖空串。",
    en: "Closes an unpaid order for good. Success is a 204 without a body, and its signature covers an empty one.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/merchant/4012791860",
  standing: "official",
  pathFields: z.strictObject({ out_trade_no: outTradeNo(SOURCE) }),
  body: z.strictObject({ mchid: mchid() }),
  success: 204,
  reply: z.object({}),
}) as Operation;
