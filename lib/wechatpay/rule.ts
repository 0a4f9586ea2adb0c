/** What a field must satisfy. A rule is data: the form explains it, the platform refuses by it, and both read the same one. */
export type Rule =
  | { kind: "required" }
  | { kind: "type"; type: "string" | "integer" | "boolean" | "object" }
  | { kind: "min_length"; limit: number; unit: LengthUnit }
  | { kind: "max_length"; limit: number; unit: LengthUnit }
  | { kind: "pattern"; pattern: string; why: "code" | "trade_no" | "notify_url" | "currency" | "algorithm" }
  | { kind: "charset" }
  | { kind: "min"; limit: number }
  | { kind: "one_of"; members: readonly string[] }
  | { kind: "unknown_member" };

/** The real platform counts some fields in bytes and some in characters; which is not documented per field. */
export type LengthUnit = "characters" | "bytes";

/** The length of a text in the unit in which a rule counts it; characters are Unicode code points. */
export function measure(text: string, unit: LengthUnit): number {
  return unit === "bytes" ? new TextEncoder().encode(text).length : text.length - (text.match(PAIRS)?.length ?? 0);
}

/** A code point beyond U+FFFF is two units of a JavaScript text. */
const PAIRS = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** WeChat Pay accepts the one- to three-byte part of UTF-8 only: no emoji, no rare Han (basic rules, section on charset). */
export const CHARSET_PATTERN = "^[\\u0000-\\uFFFF]*$";

/** Far above every limit of the platform. A longer text is refused by its length; patterns would backtrack for minutes on it. */
const LONGEST_MATCHED = 4096;

/** Does this value keep this rule? Rules on text hold vacuously for values that are no text: the type rule speaks first. */
export function keeps(value: unknown, rule: Rule): boolean {
  switch (rule.kind) {
    case "min_length":
      return typeof value !== "string" || measure(value, rule.unit) >= rule.limit;
    case "max_length":
      return typeof value !== "string" || measure(value, rule.unit) <= rule.limit;
    case "pattern":
      return typeof value !== "string" || value.length > LONGEST_MATCHED || compiled(rule.pattern).test(value);
    case "charset":
      return typeof value !== "string" || value.search(PAIRS) < 0;
    case "min":
      return typeof value !== "number" || value >= rule.limit;
    default:
      return true;
  }
}

const patterns = new Map<string, RegExp>();

/** The patterns are the operations' own, so there are few of them. */
function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, known);
  return known;
}

/**
 * The platform's integers are signed and have 64 bits. JavaScript keeps every digit up to 2^53 only: beyond it a number
 * may stand for its neighbours, and the last 512 before 2^63 cannot be told from 2^63, so they are refused with it.
 */
export function isInt64(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

/** What the platform takes as the address of a notification (its validator's pattern, from a production error text), or ours of this machine. */
export function isNotifyAddress(text: string): boolean {
  const plain = /^https?:\/\/([^\s/?#[\]@]+@)?([^\s/?#@:]+)(?::\d{2,5})?([^\s?#[\]]*)$/.test(text);
  return text.length <= LONGEST_MATCHED && URL.canParse(text) && (plain || isLocalUrl(text));
}

/** Addresses that never leave this machine, which the sandbox allows and the platform refuses. */
export function isLocalUrl(value: unknown): boolean {
  return typeof value === "string" && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?\/[^\s?#]*$/.test(value);
}
