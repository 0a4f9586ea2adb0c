import { GATEWAY_RULES } from "./conformance-gateway";
import { type Rule, rule } from "./conformance-rule";

const refusals = "lib/simulator/refusals.test.ts";
const family = "lib/simulator/family.test.ts";
const transition = "lib/simulator/transition.test.ts";
const deliveries = "lib/simulator/deliveries.test.ts";
const oracle = "lib/simulator/oracle-family.test.ts";

/** What the platform does beside its operations, in the order in which a call meets it. */
export const RULES: readonly Rule[] = [
  ...GATEWAY_RULES,
  rule(
    { zh: "必填缺失的文案", en: "Text of a missing member" },
    ["observed", "WxJava#2371"],
    refusals,
    "%s missing is named by pointer and title",
  ),
  rule(
    { zh: "类型错误的文案（64 位有符号整数）", en: "Text of a wrong type (64-bit integer)" },
    ["observed", "wechatpay-axios-plugin#38"],
    refusals,
    "%s of the wrong type is named by pointer and title",
  ),
  rule(
    { zh: "超长的文案与 detail.value", en: "Text and detail.value of a value too long" },
    ["observed", "公开仓库中的错误对照"],
    refusals,
    "%s too long is told with its measured length",
  ),
  rule(
    { zh: "路径参数错误：location 为 uri_template", en: "A path parameter's location is uri_template" },
    ["observed", "公开仓库中的错误对照"],
    family,
    "field that breaks its rule is told with uri_template, and its length in bytes",
  ),
  rule(
    { zh: "订单号按字节计长，路径与正文一样", en: "An order's number is counted in bytes, in a body as in a path" },
    ["observed", "公开仓库中的错误对照"],
    family,
    "an order's number is counted in bytes in a body too",
  ),
  rule(
    { zh: "未定义参数被拒", en: "An undefined parameter is refused" },
    ["observed", "yansongda/pay#854"],
    refusals,
    "a member that is not documented is refused",
  ),
  rule(
    { zh: "四字节字符不支持", en: "Four-byte characters are not supported" },
    ["official", "基本规则 · 字符集"],
    refusals,
    "an emoji in the display name is refused",
  ),
  rule(
    { zh: "AppID 与商户号绑定：APPID_MCHID_NOT_MATCH", en: "AppID bound to the merchant: APPID_MCHID_NOT_MATCH" },
    ["observed", "社区 000262210dce98889e5d149da56c00"],
    refusals,
    "R3: an AppID that is not bound",
  ),
  rule(
    { zh: "openid 属于其 AppID", en: "An openid belongs to its AppID" },
    ["observed", "社区 0008ceae7f81f0c46be21a1c761400"],
    refusals,
    "R2: an openid of the other AppID, or one openid under both",
  ),
  rule(
    { zh: "报头商户号与正文商户号一致", en: "The merchant of the header is that of the body" },
    ["observed", "商户支持手册"],
    refusals,
    "an order whose sp_mchid is not the one that signed",
  ),
  rule(
    { zh: "prepay_id 两小时有效，同参数重下换新号", en: "prepay_id lives two hours; the same order gets a fresh one" },
    ["official", "服务商 JSAPI 下单 4012523579"],
    transition,
    "asked for again with the same parameters keeps its prepay_id while that lives, and gets a fresh one afterwards",
  ),
  rule(
    { zh: "同号不同参数：403 OUT_TRADE_NO_USED", en: "Same number, other parameters: 403 OUT_TRADE_NO_USED" },
    ["official", "商户支持手册 268498688"],
    transition,
    "with the same number and other parameters is refused with 403 OUT_TRADE_NO_USED",
  ),
  rule(
    { zh: "订单期限 1 分钟到 15 天", en: "An order lives one minute to fifteen days" },
    ["official", "服务商 JSAPI 下单 4012523579"],
    transition,
    "has a deadline between one minute and fifteen days",
  ),
  rule(
    { zh: "已付不可关，已关不可付", en: "What is paid cannot be closed, what is closed cannot be paid" },
    ["assumed", "由订单状态推断"],
    family,
    "that is paid cannot be closed, and one that is closed cannot be paid",
  ),
  rule(
    { zh: "预签约要求未付、同商户同用户、未过期的订单", en: "A pre-sign needs an unpaid order of the same parties" },
    ["assumed", "由流程文字推断"],
    transition,
    "needs an unpaid order of the same service provider, sub-merchant and payer with a living prepay_id",
  ),
  rule(
    { zh: "会话两小时", en: "A session lives two hours" },
    ["official", "支付后场景预签约"],
    transition,
    "who answers the offer after the session's two hours is too late",
  ),
  rule(
    { zh: "放弃或失败不通知", en: "Giving up or failing tells nothing" },
    ["official", "支付后场景预签约"],
    transition,
    "who chooses %s causes no contract and no contract notification",
  ),
  rule(
    { zh: "小程序场景无需支付即可签约", en: "In a mini program the contract needs no payment" },
    ["official", "小程序方式预签约"],
    family,
    "is signed without a payment, within two hours, and then is over",
  ),
  rule(
    { zh: "解约后协议号永不可再用", en: "A code is never free again, terminated or not" },
    ["official", "out_contract_code 字段说明"],
    family,
    "that is terminated tells how, when and with which remark, and never frees its code",
  ),
  rule(
    { zh: "五种解约方式", en: "Five ways to end a contract" },
    ["assumed", "委托代扣 4013844122（兄弟产品）"],
    oracle,
    "ends by each of the five modes are told with that mode",
  ),
  rule(
    { zh: "一万条命令序列的不变量", en: "Invariants over 10,000 sequences of commands" },
    ["assumed", "状态模型"],
    "lib/simulator/sequences.test.ts",
    `\${RUNS} sequences of commands keep every promise of the platform`,
  ),
  rule(
    { zh: "应答密钥：公钥、证书、灰度", en: "Key of a reply: public key, certificate, switching" },
    ["observed", "官方社区 0004e8c40b09182972936db6d69400"],
    family,
    "decides with which key a reply is signed: its own, the certificate until the switch, or the one that is named",
  ),
  rule(
    { zh: "公钥商户下载证书：404 原文", en: "Certificates for a public-key merchant: 404, word for word" },
    ["observed", "wechatpay-java#400"],
    oracle,
    "a merchant that began with the public key has no certificates: 404 with the platform's very words",
  ),
  rule(
    { zh: "SDK 自带命令行：下载证书与调用", en: "The SDK's own command line: certificates and calls" },
    ["observed", "wechatpay-axios-plugin 0.9.6 · wxpay"],
    "lib/simulator/oracle-cli.test.ts",
    "the SDK's own downloader is given the certificate of a merchant in %s mode and opens it; its commands then trust it",
  ),
  rule(
    { zh: "灰度期通知两种密钥都会出现", en: "While switching, notifications come by both keys" },
    ["observed", "官方社区 0008ce1ea905609afef23aa2a66000"],
    oracle,
    "while it is switched, notifications come by both keys, and the SDK verifies each by its serial",
  ),
  rule(
    { zh: "自测接口必须带 Wechatpay-Serial", en: "The self-test needs Wechatpay-Serial" },
    ["official", "4015139289、FAQ 4012365874"],
    family,
    "needs the header that names a key of the platform, and one that is",
  ),
  rule(
    { zh: "没有设置 APIv3 密钥就没有通知", en: "No notification without an APIv3 key" },
    ["official", "商户支持手册 · 回调通知"],
    "lib/simulator/both-engines.test.ts",
    "a merchant without an APIv3 key is told nothing",
  ),
  rule(
    { zh: "通知每次重签，id 与正文不变", en: "Every attempt signs afresh; id and body stay" },
    ["assumed", "未明言"],
    deliveries,
    "has the headers of real traffic, and every attempt signs the same bytes afresh",
  ),
  rule(
    { zh: "五秒未答即失败", en: "No answer in five seconds is a failure" },
    ["official", "回调通知注意事项"],
    deliveries,
    "that nobody answers in five seconds is a failure with its reason",
  ),
  rule(
    { zh: "通用重发节奏：15 次、24 小时 4 分", en: "General schedule: 15 resends over 24 h 4 min" },
    ["official", "通知的产品介绍"],
    "lib/simulator/clock.test.ts",
    "shows exactly 15 resends over 24 h 4 min, each at its rung, whatever is jumped over at once",
  ),
  rule(
    { zh: "进程在任意两次投递之间被杀：不丢、不重", en: "Killed between any two attempts: none lost, none doubled" },
    ["official", "通知的产品介绍（重发次数）"],
    "lib/machine/kill.test.ts",
    "a platform that is killed between any two attempts of the general ladder loses none and doubles none",
  ),
  rule(
    { zh: "四套公布的重发节奏", en: "The four published schedules" },
    ["official", "通知介绍、4012881605、sign-result-notice、chapter5_1_5"],
    "lib/simulator/settings-told.test.ts",
    "the four published ladders have their published lengths",
  ),
];
