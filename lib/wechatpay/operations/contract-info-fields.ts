import * as z from "zod/mini";
import { optionalText } from "../field";

/** With which contract or authorisation an order is paid; lengths of its members are not public. */
export function contractInfo(source: string) {
  const member = (spec: { title: string; zh: string; en: string; help: { zh: string; en: string }; example: string }) =>
    optionalText({
      title: spec.title,
      label: { zh: spec.zh, en: spec.en },
      help: spec.help,
      example: spec.example,
      source,
    });
  const paySign = { zh: "支付并签约用（2025-12-31 新增）。", en: "For paying and signing at once (added 2025-12-31)." };
  return z.strictObject({
    password_free_contract_id: member({
      title: "免密协议ID",
      zh: "免密协议 ID",
      en: "Password-free contract id",
      help: {
        zh: "已签约协议的 contract_id，来自签约通知或查询协议。",
        en: "The contract_id of a signed contract, from the signing notification or the contract query.",
      },
      example: "201710180325670965",
    }),
    token: member({
      title: "预授权token",
      zh: "预授权 token",
      en: "Pre-authorisation token",
      help: { zh: "收费服务预授权得到的 token。", en: "The token of a fee service's pre-authorisation." },
      example: "201710180325670965",
    }),
    plan_id: member({ title: "模板ID", zh: "模板 ID", en: "Plan id", help: paySign, example: "12535" }),
    contract_mchid: member({
      title: "签约商户号",
      zh: "签约商户号",
      en: "Signing merchant id",
      help: paySign,
      example: "1200009811",
    }),
    contract_appid: member({
      title: "签约AppID",
      zh: "签约 AppID",
      en: "Signing AppID",
      help: paySign,
      example: "wxd678efh567hg6787",
    }),
    contract_code: member({
      title: "签约协议号",
      zh: "签约协议号",
      en: "Contract code",
      help: paySign,
      example: "wxwtdk20200910100000",
    }),
    request_serial: member({
      title: "商户请求签约时的序列号",
      zh: "请求序列号",
      en: "Request serial",
      help: paySign,
      example: "3484306348",
    }),
    contract_display_account: member({
      title: "用户账户展示名称",
      zh: "用户账户展示名称",
      en: "Display name of the account",
      help: paySign,
      example: "微信代扣用户A",
    }),
    contract_notify_url: member({
      title: "签约通知地址",
      zh: "签约通知地址",
      en: "URL of the signing notification",
      help: paySign,
      example: "https://yourapp.com/notify",
    }),
  });
}
