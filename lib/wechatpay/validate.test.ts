import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleForm, inputFromForm } from "./form";
import type { Operation } from "./operation";
import { fieldsOf } from "./operation";
import { partnerJsapiOrder } from "./operations/partner-jsapi-order";
import { OPERATIONS } from "./operations/registry";
import { serviceProviderPayRedirectSign } from "./operations/service-provider-pay-redirect-sign";
import { isLocalUrl } from "./rule";
import { valueAt, violations } from "./validate";

const preSign = serviceProviderPayRedirectSign as Operation;
const order = partnerJsapiOrder as Operation;
const good = inputFromForm(preSign, exampleForm(preSign)).body;
const goodOrder = inputFromForm(order, exampleForm(order)).body;

const inBody = (body: unknown) => ({ path: {}, query: {}, body });

/** What is broken, in short: pointer, rule, and `notice` where the sandbox lets it pass. */
function broken(op: Operation, input: unknown): string[] {
  return violations(op, inBody(input)).map(
    ({ pointer, rule, severity }) => `${pointer} ${rule.kind}${severity === "notice" ? " notice" : ""}`,
  );
}

/** `input` with the member at a dotted name replaced; undefined takes it away. */
function put(input: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const [member = "", ...rest] = name.split(".");
  if (rest.length > 0)
    return { ...input, [member]: put((input[member] ?? {}) as Record<string, unknown>, rest.join("."), value) };
  const { [member]: _, ...others } = input;
  return value === undefined ? others : { ...others, [member]: value };
}

const TEXTS: [field: string, max: number, required: boolean, pattern: boolean][] = [
  ["sp_appid", 32, true, false],
  ["sp_openid", 128, false, false],
  ["sub_mchid", 32, true, false],
  ["sub_appid", 32, true, false],
  ["sub_openid", 128, false, false],
  ["out_contract_code", 32, true, true],
  ["notify_url", 256, true, true],
  ["contract_display_account", 32, true, false],
  ["prepay_id", 64, true, false],
];

test("the examples of every operation break nothing, in whatever order their members stand", () => {
  for (const op of OPERATIONS) {
    const input = inputFromForm(op, exampleForm(op));
    expect(violations(op, input)).toEqual([]);
    const body = Object.fromEntries(Object.entries(input.body).reverse());
    expect(violations(op, { ...input, body })).toEqual([]);
  }
});

test("the pre-sign request has its ten fields, and its reply the four of the documentation", () => {
  const names = fieldsOf(preSign).map(({ name }) => name);
  expect(names).toEqual([
    ...TEXTS.slice(0, 5).map(([name]) => name),
    "service_id",
    ...TEXTS.slice(5).map(([name]) => name),
  ]);
  expect(Object.keys(preSign.reply.shape)).toEqual(["mchid", "sub_mchid", "service_id", "out_contract_code"]);
});

describe.each(TEXTS)("%s", (name, max, required, hasPattern) => {
  const fill = (count: number) => (name === "notify_url" ? `https://a/${"x".repeat(count - 10)}` : "x".repeat(count));
  const both = { ...good, sub_openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" };

  test(required ? "must be sent" : "may be left out while the other one is sent", () => {
    expect(broken(preSign, put(both, name, undefined))).toEqual(required ? [`/body/${name} required`] : []);
  });

  test(`holds ${max} characters and not one more`, () => {
    expect(broken(preSign, put(both, name, fill(max)))).toEqual([]);
    expect(broken(preSign, put(both, name, fill(max + 1)))[0]).toBe(`/body/${name} max_length`);
  });

  test("is not empty", () => {
    const rules = hasPattern ? ["min_length", "pattern"] : ["min_length"];
    expect(broken(preSign, put(both, name, ""))).toEqual(rules.map((rule) => `/body/${name} ${rule}`));
  });

  test.each([[12535], [0.5], [true], [null], [[]], [["text"]], [{}], [{ length: 3 }]])("is a text, not %j", (value) => {
    expect(broken(preSign, put(both, name, value))).toEqual([`/body/${name} type`]);
  });

  test("has no character of four UTF-8 bytes", () => {
    expect(broken(preSign, put(both, name, fill(20).slice(0, -1).concat("😀")))).toContain(`/body/${name} charset`);
    expect(broken(preSign, put(both, name, fill(20).slice(0, -1).concat("𠮷")))).toContain(`/body/${name} charset`);
  });
});

describe("service_id", () => {
  test.each([[0], [-0], [-1], [12535], [2 ** 53], [2 ** 62]])("takes the integer %d", (value) => {
    expect(broken(preSign, put(good, "service_id", value))).toEqual([]);
  });

  test.each([["12535"], [""], [0.01], [1e300], [2 ** 64], [true], [null], [[]], [[12535]], [{}], [Number.NaN]])(
    "refuses %j: it must be a JSON integer of 64 bits",
    (value) => {
      expect(broken(preSign, put(good, "service_id", value))).toEqual(["/body/service_id type"]);
    },
  );

  test("must be sent", () => {
    expect(broken(preSign, put(good, "service_id", undefined))).toEqual(["/body/service_id required"]);
  });
});

describe("out_contract_code", () => {
  test.each(["wxwtdk20200910100000", "0", "Z", "aZ09"])("takes %s", (code) => {
    expect(broken(preSign, put(good, "out_contract_code", code))).toEqual([]);
  });

  test.each(["a-b", "a_b", "a b", " ab", "ab\n", "协议1", "a.b", "ａｂ", "a/b", "a\u0000"])("refuses %j", (code) => {
    expect(broken(preSign, put(good, "out_contract_code", code))).toEqual(["/body/out_contract_code pattern"]);
  });
});

describe("notify_url", () => {
  test.each([
    "https://yourapp.com/notify",
    "https://yourapp.com:8443/a/b",
    "https://中文.cn/回调",
    "https://user:pw@host.cn/x".replace(":pw", ""),
  ])("takes %s", (url) => {
    expect(broken(preSign, put(good, "notify_url", url))).toEqual([]);
  });

  test.each([
    "http://yourapp.com/notify",
    "https://yourapp.com/notify?a=1",
    "https://yourapp.com/#x",
    "yourapp.com/notify",
    "ftp://yourapp.com/",
    "HTTPS://yourapp.com/x",
    "https://",
    "https:///x",
    "https://yourapp.com/a b",
    "https://yourapp.com/a\n",
    " https://yourapp.com/",
    "https://[::1]/x",
    "//yourapp.com/x",
  ])("refuses %j", (url) => {
    expect(broken(preSign, put(good, "notify_url", url))).toEqual(["/body/notify_url pattern"]);
  });

  test.each(["http://localhost:3001/notify/ib_1", "http://127.0.0.1/x", "http://[::1]:3001/x"])(
    "lets %s pass here, as a notice: the platform refuses it",
    (url) => {
      expect(isLocalUrl(url)).toBe(true);
      expect(broken(preSign, put(good, "notify_url", url))).toEqual(["/body/notify_url pattern notice"]);
      expect(broken(order, put(goodOrder, "notify_url", url))).toEqual(["/body/notify_url pattern notice"]);
    },
  );

  test.each([
    "http://localhost:3001/a?b=1",
    "http://localhost.evil.com/x",
    "http://127.0.0.1.nip.io/x",
    "http://localhost@evil.com/x",
    "http://localhost:99x/x",
    "http://10.0.0.1/x",
    "http://localhost",
    7,
    null,
  ])("does not call %j local", (url) => {
    expect(isLocalUrl(url)).toBe(false);
  });

  test("of 60 KB is judged at once: its pattern would backtrack for seconds, and for minutes at a megabyte", () => {
    const started = performance.now();
    const url = `https://${"a".repeat(60_000)}?`;
    expect(broken(preSign, put(good, "notify_url", url))).toEqual(["/body/notify_url max_length"]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("of sp_openid and sub_openid", () => {
  test.each([
    ["oA", undefined],
    [undefined, "oB"],
    ["oA", "oB"],
  ])("%s and %s will do", (sp, sub) => {
    expect(broken(preSign, put(put(good, "sp_openid", sp), "sub_openid", sub))).toEqual([]);
  });

  test("neither will not, and both are named", () => {
    expect(violations(preSign, inBody(put(good, "sp_openid", undefined)))).toMatchObject([
      { name: "sp_openid", pointer: "/body/sp_openid", rule: { kind: "one_of", members: ["sp_openid", "sub_openid"] } },
    ]);
  });

  test("a null is a wrong type, not a missing one", () => {
    expect(broken(preSign, put(good, "sp_openid", null))).toEqual(["/body/sp_openid type"]);
  });

  test("in the order they are the payer's", () => {
    expect(broken(order, put(goodOrder, "payer", {}))).toEqual(["/body/payer/sp_openid one_of"]);
  });
});

describe("the order", () => {
  test.each([
    ["amount", undefined, ["/body/amount/total required"]],
    ["amount", {}, ["/body/amount/total required"]],
    ["amount", null, ["/body/amount type"]],
    ["amount", 100, ["/body/amount type"]],
    ["amount", [], ["/body/amount type"]],
    ["amount.total", 0.01, ["/body/amount/total type"]],
    ["amount.total", "1", ["/body/amount/total type"]],
    ["amount.total", 0, ["/body/amount/total min"]],
    ["amount.total", -1, ["/body/amount/total min"]],
    ["amount.currency", 156, ["/body/amount/currency type"]],
    ["amount.fee", 1, ["/body/amount/fee unknown_member"]],
    ["payer", undefined, ["/body/payer/sp_openid one_of"]],
    ["payer", "oA", ["/body/payer type", "/body/payer/sp_openid one_of"]],
    ["payer.openid", "oA", ["/body/payer/openid unknown_member"]],
    ["out_trade_no", "abcde", ["/body/out_trade_no min_length", "/body/out_trade_no pattern"]],
    ["out_trade_no", "abc def", ["/body/out_trade_no pattern"]],
    ["out_trade_no", "a_-|*B", []],
    ["description", "书".repeat(127), []],
    ["description", "书".repeat(128), ["/body/description max_length"]],
    ["attach", "x".repeat(129), ["/body/attach max_length"]],
    ["sub_appid", undefined, []],
  ])("with %s = %j: %j", (name, value, expected) => {
    expect(broken(order, put(goodOrder, name, value))).toEqual(expected);
  });
});

describe("unknown members", () => {
  test("stand last, and each is named by its own pointer", () => {
    const input = { extra: 1, ...put(good, "sp_appid", undefined), spAppid: "x", "": 0 };
    expect(broken(preSign, input)).toEqual([
      "/body/sp_appid required",
      "/body/extra unknown_member",
      "/body/spAppid unknown_member",
      "/body/ unknown_member",
    ]);
  });

  test("are found also when they are called like something of every object", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype"];
    for (const name of names) {
      const text = JSON.stringify(good).replace("{", `{"${name}":{"sp_appid":"x"},`);
      expect(broken(preSign, JSON.parse(text))).toEqual([`/body/${name} unknown_member`]);
      const nested = JSON.stringify(goodOrder).replace('"amount":{', `"amount":{"${name}":1,`);
      expect(broken(order, JSON.parse(nested))).toEqual([`/body/amount/${name} unknown_member`]);
    }
  });

  test("do not lend their members to the body", () => {
    expect(broken(preSign, JSON.parse(`{"__proto__":${JSON.stringify(good)}}`))).toContain("/body/sp_appid required");
  });
});

test.each([null, [], [good], "text", 7, true])("a body that is %j lacks every required field", (body) => {
  const required = fieldsOf(preSign).filter((entry) => entry.required);
  expect(broken(preSign, body)).toEqual(required.map(({ pointer }) => `${pointer} required`));
});

test("what is broken comes in the order of the documentation, each rule once", () => {
  const nulls = Object.keys(good).reverse();
  const found = violations(preSign, inBody(Object.fromEntries(nulls.map((name) => [name, null]))));
  expect(found.map(({ name }) => name)).toEqual(
    fieldsOf(preSign)
      .map(({ name }) => name)
      .filter((name) => name in good),
  );
});

test("an openid that is missing is named where it belongs, not after the rest", () => {
  const found = violations(preSign, inBody({ extra: 1 })).map(({ name }) => name);
  expect(found.slice(0, 3)).toEqual(["sp_appid", "sp_openid", "sub_mchid"]);
  expect(found.at(-1)).toBe("extra");
});

test("never throws and always names a pointer, whatever JSON comes in", () => {
  const member = fc.constantFrom(
    ...fieldsOf(order).map(({ name }) => name),
    "amount",
    "payer",
    "__proto__",
    "constructor",
  );
  const shaped = fc
    .array(fc.tuple(member, fc.jsonValue()))
    .map((members) =>
      members.reduce<Record<string, unknown>>(
        (input, [name, value]) =>
          name.includes(".") && typeof input[name.split(".")[0] ?? ""] !== "object" ? input : put(input, name, value),
        goodOrder,
      ),
    );
  const any = fc.property(fc.oneof(fc.jsonValue(), shaped), (input) => {
    for (const op of OPERATIONS) {
      for (const violation of violations(op, inBody(input))) {
        expect(violation.pointer).toMatch(/^\/(body|uri_template|query)\//);
        expect(violation.rule.kind).not.toBe("");
      }
    }
  });
  fc.assert(any, { numRuns: 300 });
});

test("reads a value by its path, and nothing where the path leaves the objects", () => {
  expect(valueAt({ amount: { total: 1 } }, ["amount", "total"])).toBe(1);
  expect(valueAt({ amount: null }, ["amount", "total"])).toBeUndefined();
  expect(valueAt([{ total: 1 }], ["0", "total"])).toBeUndefined();
});
