import type { Bilingual } from "@/lib/wechatpay/bilingual";
import type { Standing } from "@/lib/wechatpay/field";
import type { GatewayProfile, Setting, SettingId } from "./setting";

const GATEWAY_OPTIONS = [
  {
    value: "standard",
    label: { zh: "通用文案，带 detail 与 Request-ID", en: "Standard texts, with detail and Request-ID" },
  },
  {
    value: "transactions",
    label: { zh: "交易文案，401 不带 Request-ID", en: "Transactions texts, no Request-ID on a 401" },
  },
];
const GATEWAY_HELP: Bilingual = {
  zh: "真实网关对不同路由有两套错误文案：缺请求头、Authorization 格式错误、验签失败时各不相同。",
  en: "The real gateway has two sets of texts by route: they differ for missing headers, a malformed Authorization and a wrong signature.",
};

const gateway = (id: SettingId, route: string, about: { default: GatewayProfile; standing: Standing }): Setting => ({
  id,
  kind: "choice",
  default: about.default,
  options: GATEWAY_OPTIONS,
  label: { zh: `网关文案 · ${route}`, en: `Gateway texts · ${route}` },
  help: GATEWAY_HELP,
  standing: about.standing,
  source: about.standing === "observed" ? "无凭证探测 2026-09" : "未公开；按同类路由推断",
});

/** How the gateway words and signs its errors. */
export const GATEWAY_SETTINGS: readonly Setting[] = [
  gateway("gatewayContract", "/v3/password-exempt-contract", { default: "standard", standing: "assumed" }),
  gateway("gatewayTransactions", "/v3/pay/transactions", { default: "transactions", standing: "observed" }),
  gateway("gatewayPartnerTransactions", "/v3/pay/partner/transactions", {
    default: "transactions",
    standing: "assumed",
  }),
  gateway("gatewayPlatform", "/v3/certificates, /v3/security", { default: "standard", standing: "observed" }),
  {
    id: "signedErrors",
    kind: "choice",
    default: "none",
    options: [
      { value: "none", label: { zh: "只签 2xx", en: "Only 2xx are signed" } },
      { value: "business", label: { zh: "403、429、5xx 也签名", en: "403, 429 and 5xx are signed too" } },
    ],
    label: { zh: "错误应答的签名", en: "Signatures of errors" },
    help: {
      zh: "观察到的 400/401/404/405 都没有签名；其余状态未见过。",
      en: "Every 400, 401, 404 and 405 that was observed is unsigned; the others were never observed.",
    },
    standing: "assumed",
    source: "无凭证探测 2026-09；其余未公开",
  },
];
