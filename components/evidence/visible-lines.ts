/** A run of a line, `at` that offset: plain text, or one character that cannot be seen and the glyph that stands for it. */
export type Run = { at: number; text: string } & ({ kind: "text" } | { kind: "hidden"; glyph: string });

/** `number` counts from 1; `bytes` counts UTF-8, with the line feed where there is one. */
export type VisibleLine = { number: number; runs: Run[]; bytes: number; ended: boolean };

const NAMES: Record<string, string> = {
  "\t": "\\t",
  "\r": "\\r",
  "\0": "\\0",
  "\u00a0": "NBSP",
  "\u200b": "ZWSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u2028": "LS",
  "\u2029": "PS",
  "\u3000": "IDSP",
  "\ufeff": "BOM",
};

const HIDDEN = /[\p{Cc}\u00a0\u200b-\u200d\u2028\u2029\u3000\ufeff]/u;
const RUNS =
  /[\p{Cc}\u00a0\u200b-\u200d\u2028\u2029\u3000\ufeff]|[^\p{Cc}\u00a0\u200b-\u200d\u2028\u2029\u3000\ufeff]+/gu;

const encoder = new TextEncoder();

/** Cuts at line feeds. A text that ends in one has no empty line after it: the last line is merely ended. */
export function visibleLines(text: string): VisibleLine[] {
  const pieces = text.split("\n");
  const rest = pieces.pop() ?? "";
  const lines = pieces.map((piece, index) => lineOf(piece, { number: index + 1, ended: true }));
  return rest === "" && lines.length > 0 ? lines : [...lines, lineOf(rest, { number: lines.length + 1, ended: false })];
}

function lineOf(text: string, place: { number: number; ended: boolean }): VisibleLine {
  const runs = [...text.matchAll(RUNS)].map((match) => runOf(match[0], match.index));
  return { ...place, runs, bytes: encoder.encode(text).length + (place.ended ? 1 : 0) };
}

function runOf(text: string, at: number): Run {
  if (!HIDDEN.test(text)) return { kind: "text", at, text };
  const code = text.codePointAt(0) ?? 0;
  return { kind: "hidden", at, text, glyph: NAMES[text] ?? `\\x${code.toString(16).padStart(2, "0")}` };
}
