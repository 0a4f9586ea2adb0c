import * as z from "zod/mini";
import { type Operation, operation } from "../operation";
import { contractInfo } from "./contract-info-fields";
import { CONTRACT_INFO_ONE_OF } from "./contract-info-one-of";
import { orderBody, orderOneOf, prepayReply } from "./order-fields";

const SOURCE = "服务商 JSAPI 下单并授权 4012526951";

/** 服务商 JSAPI下单并授权: an order that is paid without a password, by a contract that was signed. */
export const partnerJsapiWithContract = operation({
  id: "partner-jsapi-with-contract",
  group: "order",
  mode: "service-provider",
  method: "POST",
  path: "/v3/pay/partner/transactions/jsapi-with-contract",
  title: { zh: "服务商 · JSAPI 下单并授权", en: "Partner · JSAPI order with a contract" },
  summary: {
    zh: "用已签约的免密协议下单：用户仍在微信里点支付，但不用输密码；不是后台扣款。",
    en: "Orders with a signed contract: the user still taps pay in WeChat but is asked for no password. It is no debit in the background.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012526951",
  standing: "official",
  body: z.strictObject({ ...orderBody("partner", SOURCE), contract_info: contractInfo(SOURCE) }),
  oneOf: [...orderOneOf("partner"), CONTRACT_INFO_ONE_OF],
  reply: prepayReply(SOURCE),
}) as Operation;
