export type JsonToken = { at: number; kind: "key" | "string" | "number" | "literal" | "plain"; text: string };

const TOKEN = /"(?:\\.|[^"\\])*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

/** One line of an indented JSON text; `indent` is the number of spaces with which it begins. */
export type JsonLine = { number: number; indent: number; tokens: JsonToken[] };

/** The tokens by line, so that a long line can wrap under its own beginning. The line feeds are left out. */
export function jsonLines(tokens: readonly JsonToken[]): JsonLine[] {
  const lines: JsonToken[][] = [[]];
  for (const token of tokens) {
    const [first = "", ...rest] = token.kind === "plain" ? token.text.split("\n") : [token.text];
    lines.at(-1)?.push({ ...token, text: first });
    for (const text of rest) lines.push([{ ...token, text }]);
  }
  return lines.map((line, index) => ({ number: index + 1, indent: leadingSpaces(line[0]?.text ?? ""), tokens: line }));
}

function leadingSpaces(text: string): number {
  return text.length - text.trimStart().length;
}

/**
 * A JSON text, indented and cut into tokens. Nothing is parsed into values: numbers of any size, escapes, repeated
 * keys and their order stay as they were written. Null when it is no JSON.
 */
export function jsonTokens(text: string): JsonToken[] | null {
  if (!isJson(text)) return null;
  const words = text.match(TOKEN) ?? [];
  const tokens: JsonToken[] = [];
  let depth = 0;
  const put = (kind: JsonToken["kind"], word: string) => {
    const last = tokens.at(-1);
    if (kind === "plain" && last?.kind === "plain") last.text += word;
    else tokens.push({ at: tokens.length, kind, text: word });
  };
  const newLine = () => put("plain", `\n${"  ".repeat(depth)}`);
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (word === "{" || word === "[") {
      put("plain", word);
      depth += 1;
      if (next !== "}" && next !== "]") newLine();
    } else if (word === "}" || word === "]") {
      depth -= 1;
      const previous = words[index - 1];
      if (previous !== "{" && previous !== "[") newLine();
      put("plain", word);
    } else if (word === ",") {
      put("plain", word);
      newLine();
    } else if (word === ":") put("plain", ": ");
    else put(kindOf(word, next), word);
  });
  return tokens;
}

function kindOf(word: string, next: string | undefined): JsonToken["kind"] {
  if (word.startsWith('"')) return next === ":" ? "key" : "string";
  return /^[-\d]/.test(word) ? "number" : "literal";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
