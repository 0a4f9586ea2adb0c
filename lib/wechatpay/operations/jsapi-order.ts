import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { orderBody, orderOneOf, prepayReply } from "./order-fields";

const SOURCE = "JSAPI/小程序下单 4012791856";

/** JSAPI/小程序下单: a direct merchant's order, with its own AppID and payer. */
export const jsapiOrder = operation({
  id: "jsapi-order",
  group: "order",
  mode: "normal",
  method: "POST",
  path: "/v3/pay/transactions/jsapi",
  title: { zh: "普通商户 · JSAPI 下单", en: "Direct merchant · JSAPI order" },
  summary: {
    zh: "直连商户生成订单并返回 prepay_id（2 小时有效）。",
    en: "A direct merchant's order; returns its prepay_id, valid for two hours.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/merchant/4012791856",
  standing: "official",
  body: z.strictObject(orderBody("direct", SOURCE)),
  oneOf: orderOneOf("direct"),
  reply: prepayReply(SOURCE),
}) as Operation;
