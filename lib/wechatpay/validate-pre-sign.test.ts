import { describe, expect, test } from "vitest";
import { broken, good, goodOrder, inBody, order, preSign, put } from "@/lib/testing/broken-input";
import { fieldsOf } from "./operation";
import { isLocalUrl } from "./rule";
import { violations } from "./validate";

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
