import { describe, expect, it } from "vitest";
import { dictionary } from "./dictionary";
import { LOCALES } from "./locale";
import { translator } from "./translator";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix + key}.`),
  );
}

/** `name` or `name, plural`: an argument must agree in its kind as well, or a number arrives where a choice was meant. */
function icuArguments(text: string): string[] {
  const found = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)].map(([, name, kind]) => `${name}:${kind ?? ""}`);
  return [...new Set(found)].sort();
}

const source = flat(dictionary("zh-CN"));
const english = new Map(flat(dictionary("en")));

describe("dictionaries", () => {
  it("have the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual(source.map(([key]) => key).sort());
  });

  it.each(source)("%s takes the same ICU arguments in both languages", (key, text) => {
    expect(icuArguments(english.get(key) ?? "")).toEqual(icuArguments(text));
  });

  it.each(LOCALES)("every text of %s can be formatted and is not empty", (locale) => {
    const translate = translator(locale) as unknown as (key: string, values: Record<string, number>) => string;
    for (const [key, text] of flat(dictionary(locale))) {
      const values = Object.fromEntries(icuArguments(text).map((argument) => [argument.split(":")[0], 1]));
      expect(translate(key, values), key).not.toBe("");
    }
  });
});
