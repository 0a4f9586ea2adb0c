import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broken, good, goodOrder, inBody, order, preSign, put } from "@/lib/testing/broken-input";
import { exampleForm, inputFromForm } from "./form";
import { fieldsOf } from "./operation";
import { OPERATIONS } from "./operations/registry";
import { valueAt, violations } from "./validate";

test("the examples of every operation break nothing, in whatever order their members stand", () => {
  for (const op of OPERATIONS) {
    const input = inputFromForm(op, exampleForm(op));
    expect(violations(op, input)).toEqual([]);
    const body = Object.fromEntries(Object.entries(input.body).reverse());
    expect(violations(op, { ...input, body })).toEqual([]);
  }
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
