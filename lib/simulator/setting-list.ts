import type { Bilingual } from "@/lib/wechatpay/bilingual";
import type { Standing } from "@/lib/wechatpay/field";

/** What the platform does where its documentation is silent or speaks of several ways: one choice, with a default. */
export type Setting = {
  id: SettingId;
  label: Bilingual;
  help: Bilingual;
  /** How sure the default is. */
  standing: Standing;
  source: string;
} & (
  | { kind: "switch"; default: boolean }
  | { kind: "choice"; default: string; options: readonly { value: string; label: Bilingual }[] }
  /** A full address, or empty for none. */
  | { kind: "address"; default: string }
);

/** The two sets of texts that the real gateway was seen to answer with. */
export type GatewayProfile = "standard" | "transactions";

export const CONTRACT_TEMPLATES = [
  "default",
  "entrust",
  "ecommerce_entrust",
  "payscore",
  "education",
  "credit_repayment",
  "papay",
  "payscore_plan",
] as const;
export type ContractTemplate = (typeof CONTRACT_TEMPLATES)[number];

/** Every choice with its type; the defaults stand in `SETTINGS`. */
export type Choices = {
  gatewayContract: GatewayProfile;
  gatewayTransactions: GatewayProfile;
  gatewayPartnerTransactions: GatewayProfile;
  gatewayPlatform: GatewayProfile;
  signedErrors: "none" | "business";
  openEveryMode: boolean;
  acceptUnknownOpenid: boolean;
  displayAccountUnit: "characters" | "bytes";
  repeatedPresignIsSame: boolean;
  releaseUnsignedCode: boolean;
  secondPresignReplaces: boolean;
  checkPaymentContract: boolean;
  contractNotFound: "not_found" | "invalid_request";
  terminateTwice: "refuse" | "accept";
  closeTwice: "refuse" | "accept";
  contractTemplate: ContractTemplate;
  contractMembers: "query" | "sp_sub";
  terminateDestination: "same" | "separate" | "none";
  terminateUrl: string;
  acknowledgement: "documented" | "any_2xx" | "documented_unless_fail";
  ladder: "general" | "ecommerce" | "campus" | "overseas";
  keySwitch: "published" | "half" | "at_once";
};

export type SettingId = keyof Choices;

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

const assumed = { standing: "assumed", source: "未公开" } as const;

/** In the order in which a call meets them. */
export const SETTINGS: readonly Setting[] = [
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
  {
    id: "openEveryMode",
    kind: "switch",
    default: true,
    label: { zh: "每个商户可用全部四种模式", en: "Every merchant may use all four modes" },
    help: {
      zh: "沙箱便利：关闭后，登记的服务商只能用服务商模式，其他模式返回 403 NO_AUTH。",
      en: "A convenience: without it an enrolled service provider has only its own mode, the others answer 403 NO_AUTH.",
    },
    ...assumed,
  },
  {
    id: "acceptUnknownOpenid",
    kind: "switch",
    default: true,
    label: { zh: "没见过的 openid 视为新用户", en: "An openid never seen is a new payer" },
    help: {
      zh: "关闭后，只认登记时发放的 openid。",
      en: "Without it only the openids that were handed out at enrolment are known.",
    },
    ...assumed,
  },
  {
    id: "displayAccountUnit",
    kind: "choice",
    default: "characters",
    options: [
      { value: "characters", label: { zh: "按字符", en: "Characters" } },
      { value: "bytes", label: { zh: "按字节", en: "Bytes" } },
    ],
    label: { zh: "展示账户的 32 位计长", en: "What the display account's 32 counts" },
    help: {
      zh: "按字节时，10 个汉字就是 30。",
      en: "In bytes, ten Han characters are thirty.",
    },
    ...assumed,
  },
  {
    id: "repeatedPresignIsSame",
    kind: "switch",
    default: true,
    label: { zh: "同号同参数的预签约幂等", en: "The same pre-sign again is the same session" },
    help: {
      zh: "兄弟产品声明幂等；关闭后，会话存续期间重复提交会被拒绝。",
      en: "A sibling product says so; without it a repetition is refused while the session lives.",
    },
    standing: "assumed",
    source: "电商收付通合单代扣预签约（兄弟产品）4017177322",
  },
  {
    id: "releaseUnsignedCode",
    kind: "switch",
    default: true,
    label: { zh: "未签成的协议号可再用", en: "A code that was not signed is free again" },
    help: {
      zh: "会话结束而没有签约时，协议号可带新参数再次预签约。已签约的号永不可再用（官方）。",
      en: "When a session ends without a contract, its code may be used with other parameters. A signed code never (official).",
    },
    ...assumed,
  },
  {
    id: "secondPresignReplaces",
    kind: "switch",
    default: true,
    label: { zh: "同一订单的新预签约替换旧的", en: "A newer pre-sign of an order replaces the first" },
    help: {
      zh: "同一 prepay_id、不同协议号：开启时旧会话关闭，关闭时新请求被拒绝。",
      en: "One prepay_id, another code: with it the first session closes, without it the second call is refused.",
    },
    ...assumed,
  },
  {
    id: "checkPaymentContract",
    kind: "switch",
    default: true,
    label: { zh: "下单并授权时核对免密协议", en: "An order with a contract checks it" },
    help: {
      zh: "password_free_contract_id 须是同一商户、同一用户的生效协议，否则 400 INVALID_REQUEST。",
      en: "password_free_contract_id must be a signed contract of the same merchant and payer, else 400 INVALID_REQUEST.",
    },
    ...assumed,
  },
  {
    id: "contractNotFound",
    kind: "choice",
    default: "not_found",
    options: [
      { value: "not_found", label: { zh: "404 RESOURCE_NOT_EXISTS", en: "404 RESOURCE_NOT_EXISTS" } },
      { value: "invalid_request", label: { zh: "400 INVALID_REQUEST", en: "400 INVALID_REQUEST" } },
    ],
    label: { zh: "查询不存在或未签成的协议", en: "A query before signing, or of an unknown code" },
    help: { zh: "也适用于解约。", en: "For the termination too." },
    ...assumed,
  },
  {
    id: "terminateTwice",
    kind: "choice",
    default: "refuse",
    options: [
      { value: "refuse", label: { zh: "400 INVALID_REQUEST", en: "400 INVALID_REQUEST" } },
      { value: "accept", label: { zh: "幂等 200", en: "Idempotent 200" } },
    ],
    label: { zh: "重复解约", en: "Terminating twice" },
    help: { zh: "对已解约的协议再次解约。", en: "Terminating a contract that is terminated." },
    ...assumed,
  },
  {
    id: "closeTwice",
    kind: "choice",
    default: "accept",
    options: [
      { value: "accept", label: { zh: "幂等 204", en: "Idempotent 204" } },
      { value: "refuse", label: { zh: "400 ORDER_CLOSED", en: "400 ORDER_CLOSED" } },
    ],
    label: { zh: "重复关单", en: "Closing an order twice" },
    help: { zh: "对已关闭的订单再次关单。", en: "Closing an order that is closed." },
    ...assumed,
  },
  {
    id: "contractTemplate",
    kind: "choice",
    default: "default",
    options: [
      { value: "default", label: { zh: "默认 ENTRUST + 查询字段", en: "Default: ENTRUST with the query's members" } },
      { value: "entrust", label: { zh: "A 委托代扣 ENTRUST", en: "A Deduction, ENTRUST" } },
      {
        value: "ecommerce_entrust",
        label: { zh: "B 电商代扣 ECOMMERCE_ENTRUST", en: "B Ecommerce, ECOMMERCE_ENTRUST" },
      },
      { value: "payscore", label: { zh: "C 支付分 PAYSCORE", en: "C PayScore service, PAYSCORE" } },
      { value: "education", label: { zh: "D 教培续费通 ENTRUST.SIGNING", en: "D Education, ENTRUST.SIGNING" } },
      { value: "credit_repayment", label: { zh: "E 信贷还款 CREDIT_REPAYMENT", en: "E Repayment, CREDIT_REPAYMENT" } },
      { value: "papay", label: { zh: "F 境外代扣 PAPAY", en: "F Overseas, PAPAY" } },
      { value: "payscore_plan", label: { zh: "G 支付分计划 PAYSCORE", en: "G PayScore plan, PAYSCORE" } },
    ],
    label: { zh: "签约/解约通知模板", en: "Template of the contract notification" },
    help: {
      zh: "本产品的通知页未公开：事件名与明文都是假定。接收方不要只按事件名分支，应验签、解密、再查询。",
      en: "This product's notification page is not public: names and plaintext are assumed. Never branch on the event's name alone: verify, decrypt, then query.",
    },
    standing: "assumed",
    source: "兄弟产品的通知页",
  },
  {
    id: "contractMembers",
    kind: "choice",
    default: "query",
    options: [
      { value: "query", label: { zh: "appid / sub_appid（同查询）", en: "appid / sub_appid, as in the query" } },
      {
        value: "sp_sub",
        label: { zh: "sp_appid / sub_appid（同委托代扣）", en: "sp_appid / sub_appid, as in ENTRUST" },
      },
    ],
    label: { zh: "通知明文的成员名", en: "Member names of the plaintext" },
    help: { zh: "仅对默认模板的服务商模式有效。", en: "For the default template in service-provider mode." },
    ...assumed,
  },
  {
    id: "terminateDestination",
    kind: "choice",
    default: "same",
    options: [
      { value: "same", label: { zh: "预签约的 notify_url", en: "The pre-sign's notify_url" } },
      { value: "separate", label: { zh: "单独的解约地址", en: "A separate address" } },
      { value: "none", label: { zh: "不通知", en: "Nowhere" } },
    ],
    label: { zh: "解约通知发往", en: "Where the termination is told" },
    help: { zh: "兄弟产品各不相同。", en: "Sibling products differ." },
    ...assumed,
  },
  {
    id: "terminateUrl",
    kind: "address",
    default: "",
    label: { zh: "解约通知地址", en: "Address of termination notifications" },
    help: {
      zh: "选“单独的解约地址”时使用；为空则不发送。",
      en: "For “a separate address”; empty means that none is sent.",
    },
    ...assumed,
  },
  {
    id: "acknowledgement",
    kind: "choice",
    default: "documented",
    options: [
      { value: "documented", label: { zh: "200、204", en: "200 and 204" } },
      { value: "any_2xx", label: { zh: "任何 2xx", en: "Any 2xx" } },
      {
        value: "documented_unless_fail",
        label: { zh: "200、204，但正文不是 FAIL", en: "200 and 204, unless the body says FAIL" },
      },
    ],
    label: { zh: "通知应答何时算成功", en: "Which answers acknowledge a notification" },
    help: {
      zh: "文档只写 200 与 204；其他 2xx、以及 200 带 FAIL 如何处理未公开。",
      en: "200 and 204 are documented; what other 2xx, or a 200 with FAIL, count for is not.",
    },
    standing: "official",
    source: "回调通知注意事项",
  },
  {
    id: "ladder",
    kind: "choice",
    default: "general",
    options: [
      { value: "general", label: { zh: "通用：15 次，24 小时 4 分", en: "General: 15 resends over 24 h 4 min" } },
      { value: "ecommerce", label: { zh: "电商代扣：29 次", en: "Ecommerce deduction: 29 resends" } },
      { value: "campus", label: { zh: "校园轻松付、教培：21 次", en: "Campus, education: 21 resends" } },
      { value: "overseas", label: { zh: "境外代扣：9 次", en: "Overseas deduction: 9 resends" } },
    ],
    label: { zh: "通知重发节奏", en: "Retry schedule" },
    help: {
      zh: "本产品的节奏未公开，默认用通用的。",
      en: "This product's own is not public; the general one is the default.",
    },
    standing: "assumed",
    source: "通知的产品介绍、4012881605、sign-result-notice、chapter5_1_5",
  },
  {
    id: "keySwitch",
    kind: "choice",
    default: "published",
    options: [
      {
        value: "published",
        label: { zh: "逐日 0.1% 1% 5% 10% 20% 50% 100%", en: "By day 0.1, 1, 5, 10, 20, 50, 100 %" },
      },
      { value: "half", label: { zh: "从第一刻起各一半", en: "Half of them from the first moment" } },
      { value: "at_once", label: { zh: "立即全部用公钥", en: "All by public key at once" } },
    ],
    label: { zh: "灰度切换时通知用公钥的份额", en: "Share of notifications signed by public key while switching" },
    help: {
      zh: "应答由请求头 Wechatpay-Serial 决定；通知由微信决定，切换期七天内逐日增加。",
      en: "Replies follow the request's Wechatpay-Serial; notifications are WeChat's decision, growing over seven days.",
    },
    standing: "observed",
    source: "官方社区答复 0008ce1ea905609afef23aa2a66000",
  },
];
