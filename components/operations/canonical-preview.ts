import { requestCanonical } from "@/lib/wechatpay/canonical";
import { type FormValues, inputFromFields, requestTexts } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";

/** Stand-ins of the true width; a call takes the time and a nonce only when it is sent. */
export const PLACEHOLDER = { timestamp: "#".repeat(10), nonce: "#".repeat(32) } as const;

/** One line of a canonical string; `bytes` counts its line feed too. */
export type CanonicalLine = { text: string; bytes: number };

/** What a form would sign and send if it were sent now; every length is the true one. */
export type Preview = {
  pathAndQuery: string;
  body: string;
  bodyBytes: number;
  lines: CanonicalLine[];
  totalBytes: number;
};

export function previewOf(op: Sheet, values: FormValues): Preview {
  const { pathAndQuery, body } = requestTexts(op, inputFromFields(op.fields, values));
  const parts = { method: op.method, pathAndQuery, ...PLACEHOLDER, body };
  const lines = [op.method, pathAndQuery, PLACEHOLDER.timestamp, PLACEHOLDER.nonce, body].map(lineOf);
  return { pathAndQuery, body, bodyBytes: byteLength(body), lines, totalBytes: requestCanonical(parts).length };
}

/** The five lines of a string that was signed. The body may hold line feeds of its own: it is all that follows the fourth. */
export function signedLines(canonical: string): CanonicalLine[] {
  const head = canonical.split("\n", 4);
  const rest = canonical.slice(head.reduce((length, line) => length + line.length + 1, 0));
  return [...head, rest.endsWith("\n") ? rest.slice(0, -1) : rest].map(lineOf);
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function lineOf(text: string): CanonicalLine {
  return { text, bytes: byteLength(text) + 1 };
}
