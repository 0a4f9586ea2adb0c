import { describe, expect, test } from "vitest";
import { fieldsOf, type Operation, pointerTo, replyFieldsOf } from "./operation";
import { partnerJsapiOrder } from "./operations/partner-jsapi-order";
import { OPERATIONS, operationById } from "./operations/registry";
import { keeps } from "./rule";

test("an operation is found by its id, and nothing by another", () => {
  for (const operation of OPERATIONS) expect(operationById(operation.id)).toBe(operation);
  expect(operationById("constructor")).toBeNull();
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
});

test("a pointer names the place as the platform does", () => {
  expect(pointerTo(["amount", "total"], "body")).toBe("/body/amount/total");
  expect(pointerTo(["out_trade_no"], "path")).toBe("/uri_template/out_trade_no");
});

test("nested members are fields under dotted names", () => {
  const names = fieldsOf(partnerJsapiOrder as Operation).map(({ name, pointer, required }) => [
    name,
    pointer,
    required,
  ]);
  expect(names).toContainEqual(["amount.total", "/body/amount/total", true]);
  expect(names).toContainEqual(["payer.sub_openid", "/body/payer/sub_openid", false]);
});

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  test.each([...fieldsOf(operation), ...replyFieldsOf(operation)].map((entry) => [entry.name, entry] as const))(
    "documents %s in both languages, with a source and an example that keeps its rules",
    (_name, { meta }) => {
      for (const text of [meta.title, meta.label.zh, meta.label.en, meta.help.zh, meta.help.en, meta.source]) {
        expect(text.trim()).not.toBe("");
      }
      expect(meta.rules.filter((rule) => !keeps(meta.example, rule))).toEqual([]);
      expect(meta.type === "integer" ? Number.isSafeInteger(meta.example) : typeof meta.example === meta.type).toBe(
        true,
      );
    },
  );

  test("asks for groups of members that it has", () => {
    const names = fieldsOf(operation).map(({ name }) => name);
    expect(operation.oneOf.flat().filter((name) => !names.includes(name))).toEqual([]);
  });
});
