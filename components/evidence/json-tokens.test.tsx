import { describe, expect, it } from "vitest";
import { jsonLines, jsonTokens } from "./json-tokens";

const pretty = (text: string) =>
  jsonTokens(text)
    ?.map((token) => token.text)
    .join("");

describe("jsonTokens", () => {
  it("indents as JSON.stringify does", () => {
    const values = [{ a: 1, b: [true, null, { c: [] }], d: {} }, [], {}, [[]], "x", -1.5, null, { "k{:,": '}],:\\"' }];
    for (const value of values) expect(pretty(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  });

  it("keeps big numbers, exponents, escapes and repeated keys as they were written", () => {
    const text = '{"id":12345678901234567890,"e":1.50E+2,"u":"\\u5fae","id":2}';
    expect(pretty(text)).toBe('{\n  "id": 12345678901234567890,\n  "e": 1.50E+2,\n  "u": "\\u5fae",\n  "id": 2\n}');
  });

  it("falls into the lines of JSON.stringify, each with its indent", () => {
    const value = { a: 1, b: [{ c: "x y" }, []], d: {} };
    const lines = jsonLines(jsonTokens(JSON.stringify(value)) ?? []);
    const texts = lines.map((line) => line.tokens.map((token) => token.text).join(""));
    expect(texts.join("\n")).toBe(JSON.stringify(value, null, 2));
    expect(lines.map((line) => line.indent)).toEqual([0, 2, 2, 4, 6, 4, 4, 2, 2, 0]);
  });

  it("tells a key from a text", () => {
    const kinds = jsonTokens('{"a":"a"}')?.filter((token) => token.kind !== "plain");
    expect(kinds?.map((token) => token.kind)).toEqual(["key", "string"]);
  });

  it("refuses what is no JSON", () => {
    for (const text of ["", "{", "{'a':1}", '{"a":1}}', "nope"]) expect(jsonTokens(text)).toBeNull();
  });
});
