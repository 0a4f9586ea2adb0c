import { type Rule, rule } from "./conformance-rule";

const gateway = "lib/simulator/gateway.test.ts";
const family = "lib/simulator/family.test.ts";

const PROBED = "无凭证探测 2026-09";

/** What every call meets before its parameters are looked at, in that order. */
export const GATEWAY_RULES: readonly Rule[] = [
  rule(
    { zh: "未知路径：空正文 404", en: "Unknown path: 404 without a body" },
    ["observed", PROBED],
    gateway,
    "1: an unknown path is a 404 without any body, also without credentials",
  ),
  rule(
    { zh: "方法不对：空正文 405", en: "Wrong method: 405 without a body" },
    ["observed", PROBED],
    gateway,
    "2: a wrong method is a 405 without any body",
  ),
  rule(
    { zh: "路径模板逐段匹配", en: "A path fits its template segment by segment" },
    ["assumed", "由空 404、405 推断"],
    family,
    "fits its template alone: one segment more, less or empty is an empty 404, another method an empty 405",
  ),
  rule(
    { zh: "缺 Accept 或 User-Agent：400，先于鉴权", en: "No Accept or User-Agent: 400, before authorization" },
    ["observed", PROBED],
    gateway,
    "3: a missing %s is told before the missing Authorization",
  ),
  rule(
    { zh: "Authorization 缺失或格式错误：401，125 字节", en: "No or malformed Authorization: 401 of 125 bytes" },
    ["observed", `${PROBED}；生产日志`],
    gateway,
    "4: a missing or malformed Authorization gets the 125 bytes that the platform sends",
  ),
  rule(
    { zh: "Authorization 成员顺序任意", en: "Authorization members in any order" },
    ["official", "构造请求签名"],
    gateway,
    "Authorization members are taken in any order",
  ),
  rule(
    { zh: "认证类型不对：401", en: "Another scheme: 401" },
    ["official", "GitBook 签名常见问题"],
    gateway,
    "5: another scheme is refused as such",
  ),
  rule(
    { zh: "时间戳偏差超过 300 秒：401，先于序列号", en: "Timestamp over 300 s away: 401, before the serial" },
    ["observed", PROBED],
    gateway,
    "6: a timestamp %i seconds away is refused before the serial is looked at",
  ),
  rule(
    { zh: "商户序列号不符：401，先于签名", en: "Serial not the merchant's: 401, before the signature" },
    ["official", "FAQ 4012365873"],
    gateway,
    "7: a serial or a merchant that is not this one is refused before the signature is looked at",
  ),
  rule(
    {
      zh: "商户证书或 APIv3 密钥的状态：401 原文，先于签名",
      en: "State of the certificate or the APIv3 key: 401 word for word, before the signature",
    },
    ["official", "GitBook 签名常见问题"],
    "lib/simulator/merchant-condition.test.ts",
    "8: %s is told as %s: after the timestamp and the serial, before the signature",
  ),
  rule(
    {
      zh: "验签失败：detail 带字节长度与截断的待签名串",
      en: "Wrong signature: detail with byte length and cut string",
    },
    ["observed", "2019–2024 生产样本，长度已复算"],
    gateway,
    "9: a wrong signature is told with the length in bytes and the text cut to 8 characters of the body",
  ),
  rule(
    { zh: "查询串属于待签名串", en: "The query is part of what is signed" },
    ["official", "构造请求签名 4012365334"],
    gateway,
    "9: the query is part of what is signed and of the url that is told",
  ),
  rule(
    { zh: "按原始字节验签：Go 的末尾换行", en: "Raw bytes are verified: Go's trailing line feed" },
    ["observed", "wechatpay-go"],
    gateway,
    "Go's trailing line feed",
  ),
  rule(
    { zh: "按原始字节验签：Python 的空格与转义", en: "Raw bytes are verified: Python's spacing and escapes" },
    ["observed", "wechatpayv3"],
    gateway,
    "Python's spacing and escapes",
  ),
  rule(
    { zh: "JSON 成员顺序任意", en: "Members in any order" },
    ["official", "基本规则"],
    gateway,
    "members in any order are the same request",
  ),
  rule(
    { zh: "4xx 不签名，Request-ID 以内部错误号结尾", en: "4xx are unsigned; Request-ID ends in the internal number" },
    ["observed", `${PROBED}；商户支持手册`],
    gateway,
    "no error carries a signature, and its Request-ID ends in the internal number",
  ),
  rule(
    { zh: "2xx 的签名与报头集合", en: "Signature and header set of a 2xx" },
    ["official", "基本规则 4015407525"],
    gateway,
    "echoes four members, is signed by the key of the merchant's mode, and has the headers of production in their case-blind set",
  ),
];
