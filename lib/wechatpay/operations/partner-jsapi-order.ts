import * as z from "zod/mini";
import { operation } from "../operation";
import { orderBody, orderOneOf, prepayReply } from "./order-fields";

const SOURCE = "服务商 JSAPI 下单 4012523579";

/** 服务商 JSAPI 下单: makes an order and returns the `prepay_id` that everything else stands on. */
export const partnerJsapiOrder = operation({
  id: "partner-jsapi-order",
  group: "order",
  mode: "service-provider",
  method: "POST",
  path: "/v3/pay/partner/transactions/jsapi",
  title: { zh: "服务商 · JSAPI 下单", en: "Partner · JSAPI order" },
  summary: {
    zh: "生成订单并返回 prepay_id（2 小时有效）。预签约前必须先下单。",
    en: "Makes an order and returns its prepay_id, valid for two hours. It comes before every pre-sign.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012523579",
  standing: "official",
  body: z.strictObject(orderBody("partner", SOURCE)),
  oneOf: orderOneOf("partner"),
  reply: prepayReply(SOURCE),
});
