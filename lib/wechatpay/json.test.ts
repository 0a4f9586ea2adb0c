import * as fc from "fast-check";
import { expect, test } from "vitest";
import { identifier, member, parseJson, parseObject, textMember } from "./json";

test("reads any text without throwing: JSON as its value, anything else as null", () => {
  const value = fc.property(fc.json(), (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });
  fc.assert(value);
  fc.assert(fc.property(fc.string(), (text) => void parseObject(text)));
  for (const text of ["", "{", "null", "[1]", '"text"', "7"]) expect(parseObject(text)).toEqual({});
});

test("finds own members only, so that a body cannot borrow from every object", () => {
  expect(member({ a: undefined }, "a")).toBeUndefined();
  expect(member({}, "constructor")).toBeUndefined();
  expect(member(JSON.parse('{"__proto__":1}'), "__proto__")).toBe(1);
  expect(member(null, "a")).toBeUndefined();
  expect(member("text", "length")).toBeUndefined();
});

test("an identifier is a text of 1 to 64 characters", () => {
  expect(identifier({ a: "x".repeat(64) }, "a")).toHaveLength(64);
  for (const a of ["", "x".repeat(65), 7, null, ["x"]]) expect(identifier({ a }, "a")).toBeNull();
  expect(textMember({ a: "" }, "a")).toBe("");
});
