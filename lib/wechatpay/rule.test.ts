import { describe, expect, test } from "vitest";
import { CHARSET_PATTERN, keeps, measure } from "./rule";

test.each([
  ["", 0, 0],
  ["abc", 3, 3],
  ["é", 1, 2],
  ["微信代扣用户A", 7, 19],
  ["😀", 1, 4],
  ["e\u0301", 2, 3],
  ["👨‍👩‍👧", 5, 18],
])("%j has %i code points and %i bytes", (text, characters, bytes) => {
  expect(measure(text, "characters")).toBe(characters);
  expect(measure(text, "bytes")).toBe(bytes);
});

test("the same limit counts a Han character once in characters and three times in bytes", () => {
  const limit = 3;
  expect(keeps("中", { kind: "max_length", limit, unit: "bytes" })).toBe(true);
  expect(keeps("中中", { kind: "max_length", limit, unit: "bytes" })).toBe(false);
  expect(keeps("中中中", { kind: "max_length", limit, unit: "characters" })).toBe(true);
  expect(keeps("中中中中", { kind: "max_length", limit, unit: "characters" })).toBe(false);
});

describe("charset", () => {
  test.each([
    ["é中\uffff", true],
    ["😀", false],
    ["𠮷", false],
  ])("%j: %s, and the expression that the error text shows says the same", (text, kept) => {
    expect(keeps(text, { kind: "charset" })).toBe(kept);
    expect(new RegExp(CHARSET_PATTERN, "u").test(text)).toBe(kept);
  });
});

test("a rule on texts says nothing of a value that is none: the type is refused first", () => {
  for (const value of [undefined, null, 7, [], {}]) {
    expect(keeps(value, { kind: "min_length", limit: 1, unit: "characters" })).toBe(true);
    expect(keeps(value, { kind: "pattern", pattern: "^$", why: "code" })).toBe(true);
    expect(keeps(value, { kind: "charset" })).toBe(true);
  }
  expect(keeps("0", { kind: "min", limit: 1 })).toBe(true);
  expect(keeps(0, { kind: "min", limit: 1 })).toBe(false);
});
