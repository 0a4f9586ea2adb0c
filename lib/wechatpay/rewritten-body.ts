import { measure } from "./rule";
import { startOf } from "./signed-text";

/** How a body was written a second time between signing and sending; `unknown` when no usual way gives that length. */
export type Rewriting =
  | "compact"
  | "spaced"
  | "pretty"
  | "escaped_unicode"
  | "spaced_and_escaped_unicode"
  | "escaped_slashes"
  | "escaped_slashes_and_unicode"
  | "crlf"
  | "byte_order_mark"
  | "quoted"
  | "unquoted"
  | "gbk"
  | "same_length"
  | "unknown";

/** The usual way of writing `body` again that gives what the platform told of the body it received. */
export function rewritingOf(body: string, received: { bodyStart: string; bodyBytes: number }): Rewriting {
  if (received.bodyBytes === measure(body, "bytes")) return "same_length";
  const fits = (text: string) => measure(text, "bytes") === received.bodyBytes && startOf(text) === received.bodyStart;
  const found = variants(body).find(([, texts]) => texts.some(fits));
  if (found) return found[0];
  return gbkBytes(body) === received.bodyBytes ? "gbk" : "unknown";
}

function variants(body: string): [Rewriting, string[]][] {
  const written: [Rewriting, string[]][] = [
    ["crlf", [body.replace(/\r?\n/g, "\r\n"), body.replaceAll("\r\n", "\n")]],
    ["byte_order_mark", [`\uFEFF${body}`]],
    ["quoted", [JSON.stringify(body)]],
  ];
  const value = parse(body);
  if (value === undefined) return written;
  if (typeof value === "string") return [...written, ["unquoted", [value]]];
  const compact = JSON.stringify(value);
  const spaced = JSON.stringify(value, null, 1)
    .replace(/,\n\s*/g, ", ")
    .replace(/\n\s*/g, "");
  const pretty = [2, 4, "\t"].map((indent) => JSON.stringify(value, null, indent));
  const slashes = compact.replaceAll("/", "\\/");
  return [
    ["compact", [compact]],
    ["spaced", [spaced]],
    ["pretty", [...pretty, ...pretty.map((text) => text.replaceAll("\n", "\r\n"))]],
    ["escaped_unicode", [escaped(compact)]],
    ["spaced_and_escaped_unicode", [escaped(spaced)]],
    ["escaped_slashes", [slashes]],
    ["escaped_slashes_and_unicode", [escaped(slashes)]],
    ...written,
  ];
}

/** As PHP's and Python's encoders write every character that is not ASCII. */
function escaped(text: string): string {
  return text.replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Two bytes for every character that is not ASCII. */
function gbkBytes(text: string): number {
  return [...text].reduce((bytes, character) => bytes + (character < "\u0080" ? 1 : 2), 0);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
