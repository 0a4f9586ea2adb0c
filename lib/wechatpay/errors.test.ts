import { describe, expect, test } from "vitest";
import { canonicalText, requestCanonical } from "./canonical";
import { errorBody, GATEWAY_TEXTS, malformedBody, paramError, signatureMismatch, signError } from "./errors";
import { exampleForm, inputFromForm } from "./form";
import type { Operation } from "./operation";
import { partnerJsapiOrder } from "./operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "./operations/service-provider-pay-redirect-sign";
import type { Rule } from "./rule";
import { type Violation, violations } from "./validate";
import { CANONICAL_VECTORS, VECTOR_NONCE as nonce, VECTOR_TIMESTAMP as timestamp } from "./vectors/canonical-vectors";

const order = partnerJsapiOrder as Operation;
const preSign = serviceProviderPayRedirectSign as Operation;

/** The first refusal of an otherwise right body. */
function refusal(op: Operation, change: Record<string, unknown>) {
  const example = inputFromForm(op, exampleForm(op));
  const input = { ...example, body: { ...example.body, ...change } };
  const [first] = violations(op, input);
  return first ? paramError(first) : null;
}

function violation(rule: Rule, value: unknown, field: Partial<Violation> = {}): Violation {
  return { name: "x", pointer: "/body/x", title: "字段", rule, value, severity: "error", ...field };
}

describe("401 has the texts of the gateway, byte for byte:", () => {
  test("a malformed Authorization has 125 bytes, as a production log counted", () => {
    const { status, body } = signError(GATEWAY_TEXTS.authorizationFormat);
    expect(status).toBe(401);
    expect(body).toBe(
      '{"code":"SIGN_ERROR","message":"Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》"}',
    );
    expect(Buffer.byteLength(body)).toBe(125);
  });

  test.each([
    ["authorizationScheme", "Http头Authorization认证类型不正确"],
    ["timestamp", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"],
    ["serial", "商户证书序列号有误。请使用签名私钥匹配的证书序列号"],
  ] as const)("%s", (name, text) => {
    expect(signError(GATEWAY_TEXTS[name]).body).toBe(`{"code":"SIGN_ERROR","message":"${text}"}`);
  });

  test("no Accept or User-Agent is an INVALID_REQUEST", () => {
    expect(errorBody("INVALID_REQUEST", GATEWAY_TEXTS.acceptOrUserAgent)).toBe(
      '{"code":"INVALID_REQUEST","message":"Http头缺少Accept或User-Agent"}',
    );
  });
});

describe("a signature that does not verify", () => {
  function mismatch(method: string, pathAndQuery: string, body: string) {
    const head = canonicalText(requestCanonical({ method, pathAndQuery, timestamp, nonce, body: "" })).slice(0, -1);
    const { length } = requestCanonical({ method, pathAndQuery, timestamp, nonce, body });
    return signatureMismatch({ method, pathAndQuery, head, body, length });
  }

  function information(body: string): Record<string, unknown> {
    return JSON.parse(body).detail.sign_information;
  }

  test("is told with members in alphabetical order, the length in bytes and eight characters of the body", () => {
    const message = CANONICAL_VECTORS[0]?.message;
    if (message?.kind !== "request") throw new Error("K1 is a request");
    const path = message.pathAndQuery;
    expect(mismatch(message.method, path, message.body)).toEqual({
      status: 401,
      internal: 268443699,
      body: `{"code":"SIGN_ERROR","detail":{"detail":{"issue":"sign not match"},"field":"signature","location":"authorization","sign_information":{"method":"POST","sign_message_length":479,"truncated_sign_message":"POST\\n${path}\\n1554208460\\n593BEC0C930BF1AFEB40B4A08C8FB242\\n{\\"sp_app\\n","url":"${path}"}},"message":"错误的签名，验签失败"}`,
    });
  });

  test.each([
    ["/v3/certificates", 66],
    ["/v3/certificates?algorithm_type=RSA", 85],
  ])("K6: GET %s has the length %i of production answers, the whole string and the query", (url, length) => {
    expect(information(mismatch("GET", url, "").body)).toEqual({
      method: "GET",
      sign_message_length: length,
      truncated_sign_message: `GET\n${url}\n${timestamp}\n${nonce}\n\n`,
      url,
    });
  });

  test.each([
    ['{"business_type":1}', '{"busine'],
    ['{"sub_mchid":"1"}', '{"sub_mc'],
    ['{"service_id":1}', '{"servic'],
    ['{"appid":"wx"}', '{"appid"'],
    ['{\r\n  "stock_id":1}', '{\r\n  "st'],
    ["{}", "{}"],
    ["微信代扣用户甲乙丙丁", "微信代扣用户甲乙"],
    ["😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀"],
  ])("cuts %j to its first eight characters", (body, cut) => {
    expect(information(mismatch("POST", "/v3/x", body).body).truncated_sign_message).toBe(
      `POST\n/v3/x\n${timestamp}\n${nonce}\n${cut}\n`,
    );
  });
});

describe("400 PARAM_ERROR has the patterns of production:", () => {
  test("a missing field, with no detail", () => {
    expect(refusal(order, { out_trade_no: undefined })).toEqual({
      status: 400,
      internal: 268435461,
      body: '{"code":"PARAM_ERROR","message":"输入源“/body/out_trade_no”映射到字段“商户订单号”必填性规则校验失败，此字段为必填项"}',
    });
  });

  test("neither of two openids reads like a missing field", () => {
    expect(refusal(preSign, { sp_openid: undefined })?.body).toBe(
      '{"code":"PARAM_ERROR","message":"输入源“/body/sp_openid”映射到字段“用户标识”必填性规则校验失败，此字段为必填项"}',
    );
  });

  test("an expression that does not match, with the value as it was sent", () => {
    const rule: Rule = { kind: "pattern", pattern: "^[0-9a-zA-Z_\\-\\|\\*]{1,}$", why: "trade_no" };
    const field = { pointer: "/body/out_request_no", title: "商户单据号" };
    expect(paramError(violation(rule, "20190522_001中文11", field)).body).toBe(
      String.raw`{"code":"PARAM_ERROR","detail":{"location":"body","value":"20190522_001中文11"},"message":"输入源“/body/out_request_no”映射到值字段“商户单据号”字符串规则校验失败，字符串必须匹配正则表达式“^[0-9a-zA-Z_\\-\\|\\*]{1,}$”"}`,
    );
  });

  test.each([
    [{ kind: "max_length", limit: 128, unit: "bytes" }, "x".repeat(203), 203, "字节数 203，大于最大值 128"],
    [{ kind: "min_length", limit: 6, unit: "bytes" }, "abc", 3, "字节数 3，小于最小值 6"],
    [{ kind: "min_length", limit: 1, unit: "characters" }, "", 0, "字符数 0，小于最小值 1"],
    [{ kind: "max_length", limit: 2, unit: "bytes" }, "中", 3, "字节数 3，大于最大值 2"],
  ] as const)("a length, whose detail is the measured length: %j", (rule, value, size, text) => {
    expect(paramError(violation(rule, value)).body).toBe(
      `{"code":"PARAM_ERROR","detail":{"location":"body","value":${size}},"message":"输入源“/body/x”映射到值字段“字段”字符串规则校验失败，${text}"}`,
    );
  });

  test("a field of the path, located in the template", () => {
    const field = { pointer: "/uri_template/out_trade_no", title: "商户订单号" };
    const rule: Rule = { kind: "max_length", limit: 32, unit: "bytes" };
    expect(paramError(violation(rule, "x".repeat(35), field)).body).toBe(
      '{"code":"PARAM_ERROR","detail":{"location":"uri_template","value":35},"message":"输入源“/uri_template/out_trade_no”映射到值字段“商户订单号”字符串规则校验失败，字节数 35，大于最大值 32"}',
    );
  });

  test("a fraction where an integer belongs", () => {
    expect(refusal(order, { amount: { total: 0.01 } })?.body).toBe(
      '{"code":"PARAM_ERROR","detail":{"location":"body","value":0.01},"message":"无法将 JSON 输入源“/body/amount/total”映射到目标字段“总金额”中，此字段需要一个合法的 64 位有符号整数"}',
    );
  });

  test("a text where an integer belongs", () => {
    expect(refusal(preSign, { service_id: "12535" })?.body).toBe(
      '{"code":"PARAM_ERROR","detail":{"location":"body","value":"12535"},"message":"无法将 JSON 输入源“/body/service_id”映射到目标字段“免密支付服务ID”中，此字段需要一个合法的 64 位有符号整数"}',
    );
  });

  test("an undefined member, by its own internal number", () => {
    expect(refusal(preSign, { plan_id: 1 })).toEqual({
      status: 400,
      internal: 270924358,
      body: '{"code":"PARAM_ERROR","message":"请求中含有未在API文档中定义的参数"}',
    });
  });

  test("a body that is no JSON object", () => {
    expect(malformedBody().body).toBe('{"code":"PARAM_ERROR","message":"参数错误"}');
  });

  test("the Chinese title of each of the ten fields", () => {
    const body = Object.fromEntries(Object.keys(preSign.body.shape).map((name) => [name, null]));
    const titles = violations(preSign, { path: {}, query: {}, body });
    expect(Object.fromEntries(titles.map(({ name, title }) => [name, title]))).toEqual({
      sp_appid: "商户AppID",
      sp_openid: "用户标识",
      sub_mchid: "子商户号",
      sub_appid: "子商户AppID",
      sub_openid: "用户子标识",
      service_id: "免密支付服务ID",
      out_contract_code: "商户签约协议号",
      notify_url: "回调通知地址",
      contract_display_account: "用户账户展示名称",
      prepay_id: "预支付交易会话标识",
    });
  });
});
