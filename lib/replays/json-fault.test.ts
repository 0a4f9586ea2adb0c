import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "./json-fault";

test.each([
  ["", 1, 1],
  ["{", 1, 2],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['{\n  "a": tru\n}', 2, 8],
  ['{"a":1}\n{"b":2}', 2, 1],
  ["[1,2", 1, 5],
  ["[1,,2]", 1, 4],
  ["{'a':1}", 1, 2],
  ['{"a":01}', 1, 6],
  ['{"a":"b\nc"}', 1, 6],
  ["{]", 1, 2],
])("%j stops being JSON at line %i, column %i", (text, line, column) => {
  expect(jsonFault(text)).toEqual({ line, column });
});

test("finds a fault where the engine finds one, and nowhere else", () => {
  fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === null));
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, at) => {
      const cut = text.slice(0, at % (text.length + 1));
      let isJson = true;
      try {
        JSON.parse(cut);
      } catch {
        isJson = false;
      }
      return (jsonFault(cut) === null) === isJson;
    }),
  );
});
