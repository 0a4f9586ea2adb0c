import type { Evidence } from "./contract";

/** Members that name a person: whatever ends in `openid`, and the name that is shown when signing. */
const PERSONAL = /(^|_)openid$|^contract_display_account$/;

/** Every value in the evidence that names a person, each once, the longest first. */
export function personalValues(evidence: readonly Evidence[]): string[] {
  const found = new Set<string>();
  for (const piece of evidence) {
    if (piece.kind === "exchange") for (const said of [piece.request, piece.reply]) collect(said, found);
    if (piece.kind === "notification") collect(piece.resource, found);
  }
  return [...found].sort((left, right) => right.length - left.length);
}

function collect(said: unknown, found: Set<string>): void {
  if (typeof said !== "object" || said === null) return;
  for (const [name, value] of Object.entries(said)) {
    if (typeof value === "string" && value !== "" && PERSONAL.test(name)) found.add(value);
    else collect(value, found);
  }
}

/** Long enough that its ends tell two apart and the rest cannot be guessed, as an openid is; a name is not. */
const LONG = /^[\x21-\x7e]{16,}$/;

export function isLong(value: string): boolean {
  return LONG.test(value);
}

/** Letters and digits alone: it may be a part of another word, which it then does not name anybody in. */
const WORD = /^[A-Za-z0-9_]+$/;

/** Enough of a value to recognise it by who knows it, and no more. */
export function maskedValue(value: string): string {
  const letters = [...value];
  return LONG.test(value)
    ? `${letters.slice(0, 3).join("")}***${letters.slice(-2).join("")}`
    : `${letters[0] ?? ""}***`;
}

/** A text in which none of these values stands any more; a short word is hidden where it stands by itself. */
export function maskedText(text: string, values: readonly string[]): string {
  return values.reduce((hidden, value) => {
    if (isLong(value)) return hidden.replaceAll(value, maskedValue(value));
    if (WORD.test(value)) {
      return hidden.replace(new RegExp(`(?<![A-Za-z0-9_])${value}(?![A-Za-z0-9_])`, "g"), maskedValue(value));
    }
    if ([...value].length > 1) return hidden.replaceAll(value, maskedValue(value));
    return hidden === value ? maskedValue(value) : hidden;
  }, text);
}
