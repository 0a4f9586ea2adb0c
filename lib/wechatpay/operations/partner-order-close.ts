import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { outTradeNo, spMchid, subMchid } from "./order-fields";

const SOURCE = "服务商 · 关闭订单";

/** 服务商关闭订单: closes a partner's unpaid order; answered by an empty 204. */
export const partnerOrderClose = operation({
  id: "partner-order-close",
  group: "order",
  mode: "service-provider",
  method: "POST",
  path: "/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close",
  title: { zh: "服务商 · 关闭订单", en: "Partner · close an order" },
  summary: {
    zh: "关闭未支付的订单，之后不能再支付。成功回答 204，没有正文，签名覆盖空串。",
    en: "Closes an unpaid order for good. Success is a 204 without a body, and its signature covers an empty one.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012739019",
  standing: "official",
  pathFields: z.strictObject({ out_trade_no: outTradeNo(SOURCE) }),
  body: z.strictObject({ sp_mchid: spMchid(), sub_mchid: subMchid() }),
  success: 204,
  reply: z.object({}),
}) as Operation;
