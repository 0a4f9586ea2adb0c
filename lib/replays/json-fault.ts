/** Where a text stops being JSON, both counted from 1. */
export type JsonFault = { line: number; column: number };

/** The first place where a text is not JSON, or null when it is. Browsers word the reason differently, so it is not told. */
export function jsonFault(text: string): JsonFault | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return placeAt(text, faultAt(text));
  }
}

function placeAt(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\f\n\r\t\v]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** The offset of the first token that cannot stand where it stands: a walk over the tokens with a stack of brackets. */
function faultAt(text: string): number {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let expects: "value" | "value_or_end" | "name" | "name_or_end" | "colon" | "next" = "value";
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  for (;;) {
    take(SPACE);
    const sign = text[at];
    if (sign === undefined) return at;
    if (expects === "next" && open.length === 0) return at;
    const inside = open.at(-1);
    const closes = expects === "next" || expects === "value_or_end" || expects === "name_or_end";
    if (closes && ((sign === "}" && inside === "{") || (sign === "]" && inside === "["))) {
      open.pop();
      at += 1;
      expects = "next";
    } else if (expects === "next") {
      if (sign !== ",") return at;
      at += 1;
      expects = inside === "{" ? "name" : "value";
    } else if (expects === "colon") {
      if (sign !== ":") return at;
      at += 1;
      expects = "value";
    } else if (expects === "name" || expects === "name_or_end") {
      if (!take(STRING)) return at;
      expects = "colon";
    } else if (sign === "{" || sign === "[") {
      open.push(sign);
      at += 1;
      expects = sign === "{" ? "name_or_end" : "value_or_end";
    } else {
      if (!take(STRING) && !take(SCALAR)) return at;
      expects = "next";
    }
  }
}
