import { describe, expect, test } from "vitest";
import { CHARSET_PATTERN, isInt64, keeps, measure } from "./rule";

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

describe("an integer of 64 bits", () => {
  test.each([0, -0, -1, 2 ** 53, 2 ** 53 + 2, 2 ** 63 - 1024, -(2 ** 63)])("may be %d", (value) => {
    expect(isInt64(value)).toBe(true);
  });

  test.each([2 ** 63, -(2 ** 63) - 2048, 1e300, 0.5, Number.NaN, Number.POSITIVE_INFINITY, "1", true, null])(
    "is not %j",
    (value) => {
      expect(isInt64(value)).toBe(false);
    },
  );

  test("written as 2^63 - 1 is read as 2^63 by JavaScript, and refused with it", () => {
    expect(isInt64(JSON.parse("9223372036854775807"))).toBe(false);
  });
});
