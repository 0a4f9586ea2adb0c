import { expect, it } from "vitest";
import { jsonPlaces } from "./json-paths";
import { jsonTokens } from "./json-tokens";

it("calls every value as a filter calls it: names joined by points, through lists, escapes read", () => {
  const text = '{"a":1,"b":{"c":"x\\u0041","d":[{"e":true},{"e":null}],"f":{}},"g":[2,["h"]],"i":"{[\\"}"}';
  const places = [...jsonPlaces(jsonTokens(text) ?? []).values()];
  expect(places.map(({ path, value }) => `${path}=${value}`)).toEqual([
    "a=1",
    "b.c=xA",
    "b.d.e=true",
    "b.d.e=null",
    "g=2",
    "g=h",
    'i={["}',
  ]);
  expect(jsonPlaces(jsonTokens("[1]") ?? []).size).toBe(0);
});
