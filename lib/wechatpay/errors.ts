import { CHARSET_PATTERN, measure } from "./rule";
import type { Violation } from "./validate";

/** An error answer of the platform: status, exact JSON text, and the internal number that ends its `Request-ID`. */
export type PlatformError = { status: number; body: string; internal: number };

/** The texts of the gateway, byte for byte (probed 2026, production logs, signature FAQ). */
export const GATEWAY_TEXTS = {
  acceptOrUserAgent: "Http头缺少Accept或User-Agent",
  authorizationFormat: "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》",
  authorizationScheme: "Http头Authorization认证类型不正确",
  timestamp: "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟",
  serial: "商户证书序列号有误。请使用签名私钥匹配的证书序列号",
  signature: "错误的签名，验签失败",
} as const;

/** Members in alphabetical order, compact, as production answers have them. */
export function errorBody(code: string, message: string, detail?: object): string {
  return JSON.stringify(detail === undefined ? { code, message } : { code, detail, message });
}

/** 401 without detail: the request was refused before its signature was compared. */
export function signError(message: string): PlatformError {
  return { status: 401, body: errorBody("SIGN_ERROR", message), internal: 268443699 };
}

/**
 * 401 with `sign_information`: the byte length of the string that the platform verified, and that string with its
 * body cut to 8 characters; `url` keeps the query (production samples 2019–2024, lengths recomputed).
 */
export function signatureMismatch(request: {
  method: string;
  pathAndQuery: string;
  head: string;
  body: string;
  length: number;
}): PlatformError {
  const truncated = `${request.head}${[...request.body].slice(0, 8).join("")}\n`;
  const detail = {
    detail: { issue: "sign not match" },
    field: "signature",
    location: "authorization",
    sign_information: {
      method: request.method,
      sign_message_length: request.length,
      truncated_sign_message: truncated,
      url: request.pathAndQuery,
    },
  };
  return { status: 401, body: errorBody("SIGN_ERROR", GATEWAY_TEXTS.signature, detail), internal: 268443699 };
}

/** 400 PARAM_ERROR in the platform's own pattern for the rule that was broken (production texts). */
export function paramError(violation: Violation): PlatformError {
  const internal = violation.rule.kind === "unknown_member" ? 270924358 : 268435461;
  const { message, value } = paramText(violation);
  const detail = value === undefined ? undefined : { location: location(violation), value };
  return { status: 400, body: errorBody("PARAM_ERROR", message, detail), internal };
}

/** 400 PARAM_ERROR for a body that is no JSON object; the wording is not documented, this one is assumed. */
export function malformedBody(): PlatformError {
  return { status: 400, body: errorBody("PARAM_ERROR", "参数错误"), internal: 268435461 };
}

function location(violation: Violation): string {
  return violation.pointer.split("/")[1] ?? "body";
}

function paramText({ pointer, title, rule, value }: Violation): { message: string; value: unknown } {
  const field = `输入源“${pointer}”映射到字段“${title}”`;
  const text = `输入源“${pointer}”映射到值字段“${title}”字符串规则校验失败，`;
  switch (rule.kind) {
    case "required":
    case "one_of":
      return { message: `${field}必填性规则校验失败，此字段为必填项`, value: undefined };
    case "type":
      return {
        message: `无法将 JSON 输入源“${pointer}”映射到目标字段“${title}”中，此字段需要一个合法的${TYPES[rule.type]}`,
        value,
      };
    case "min_length":
    case "max_length": {
      const unit = rule.unit === "bytes" ? "字节数" : "字符数";
      const size = measure(String(value), rule.unit);
      const bound = rule.kind === "max_length" ? `大于最大值 ${rule.limit}` : `小于最小值 ${rule.limit}`;
      return { message: `${text}${unit} ${size}，${bound}`, value: size };
    }
    case "pattern":
      return { message: `${text}字符串必须匹配正则表达式“${rule.pattern}”`, value };
    case "charset":
      return { message: `${text}字符串必须匹配正则表达式“${CHARSET_PATTERN}”`, value };
    case "min":
      return {
        message: `输入源“${pointer}”映射到数值字段“${title}”数值规则校验失败，数值 ${value}，小于最小值 ${rule.limit}`,
        value,
      };
    case "unknown_member":
      return { message: "请求中含有未在API文档中定义的参数", value: undefined };
  }
}

/** Only the integer's wording was seen in production; the others follow its pattern and are assumed. */
const TYPES = { integer: " 64 位有符号整数", string: "字符串", boolean: "布尔值", object: "对象" } as const;
