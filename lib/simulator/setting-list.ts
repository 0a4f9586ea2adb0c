import { GATEWAY_SETTINGS } from "./gateway-settings";
import { NOTIFICATION_SETTINGS } from "./notification-settings";
import { CONTRACT_TEMPLATES, type Setting } from "./setting";

export type { Choices, ContractTemplate, GatewayProfile, Setting, SettingId } from "./setting";
export { CONTRACT_TEMPLATES };

const assumed = { standing: "assumed", source: "未公开" } as const;

/** What a call may do: who may make it, what it is held against, and what a repetition means. */
const CALL_SETTINGS: readonly Setting[] = [
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
    id: "oneContractPerService",
    kind: "switch",
    default: false,
    label: { zh: "同一用户同一服务只能有一份生效协议", en: "One contract in force per payer and service" },
    help: {
      zh: "开启后，用户已有生效协议时，预签约和同意签约都被拒绝，400 INVALID_REQUEST。真实行为未公开；登记时只发一个用户，所以默认关闭。",
      en: "With it a payer who has one is refused at the pre-sign and at agreeing, 400 INVALID_REQUEST. The real behaviour is not public; it is off because an enrolled merchant has one payer.",
    },
    ...assumed,
  },
  {
    id: "checkPaymentContract",
    kind: "switch",
    default: true,
    label: { zh: "下单并授权时核对免密协议", en: "An order with a contract checks it" },
    help: {
      zh: "password_free_contract_id 须是同一商户、同一用户的生效协议，否则 400 INVALID_REQUEST；支付时再核对一次。",
      en: "password_free_contract_id must be a signed contract of the same merchant and payer, else 400 INVALID_REQUEST; asked again when it is paid.",
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
];

/** In the order in which a call meets them. */
export const SETTINGS: readonly Setting[] = [...GATEWAY_SETTINGS, ...CALL_SETTINGS, ...NOTIFICATION_SETTINGS];
