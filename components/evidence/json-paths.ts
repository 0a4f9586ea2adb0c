import type { JsonToken } from "./json-tokens";

/** A value of a JSON text: `path` joins the names that lead to it by points and passes through lists. */
export type JsonPlace = { path: string; value: string };

/** By the `at` of a token, what each value is called; a value that no name leads to has no place. */
export function jsonPlaces(tokens: readonly JsonToken[]): Map<number, JsonPlace> {
  const places = new Map<number, JsonPlace>();
  // Of each object and list that is open, the name one is at; a list has none.
  const names: (string | null)[] = [];
  for (const { at, kind, text } of tokens) {
    if (kind === "plain") {
      for (const sign of text) {
        if (sign === "{" || sign === "[") names.push(null);
        else if (sign === "}" || sign === "]") names.pop();
      }
    } else if (kind === "key") {
      names[names.length - 1] = String(JSON.parse(text));
    } else {
      const path = names.filter((name) => name !== null).join(".");
      if (path !== "") places.set(at, { path, value: String(JSON.parse(text)) });
    }
  }
  return places;
}
