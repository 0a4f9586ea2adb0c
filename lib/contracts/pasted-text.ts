/** Without what a copy carries along unseen: marks of direction, of width none, of byte order. A joiner is part of an emoji. */
export function visible(text: string): string {
  return text.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "").trim();
}

/** An input method's full-width letters, digits, marks and spaces as the plain ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}
