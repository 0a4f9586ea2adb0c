import { malformedBody, type PlatformError, paramError } from "@/lib/wechatpay/errors";
import type { Operation } from "@/lib/wechatpay/operation";
import { valueAt, violations } from "@/lib/wechatpay/validate";

/** A validated body, read by dotted names; `fingerprint` is its text with members sorted, whatever their order was. */
export type Input = {
  text(name: string): string;
  maybe(name: string): string | null;
  integer(name: string): number;
  fingerprint: string;
};

export type ReadInput = { kind: "ok"; input: Input } | { kind: "refused"; error: PlatformError };

/**
 * Parses raw bytes and holds them against the operation's one schema; the first broken rule is the answer. Notices
 * (a local `notify_url`) pass here and only here. An empty body lacks every required member.
 */
export function readInput(operation: Operation, body: Uint8Array): ReadInput {
  const parsed = body.length === 0 ? {} : parseObject(body);
  if (parsed === null) return { kind: "refused", error: malformedBody() };
  const broken = violations(operation, { path: {}, query: {}, body: parsed }).find(
    (violation) => violation.severity === "error",
  );
  if (broken) return { kind: "refused", error: paramError(broken) };
  return { kind: "ok", input: inputOf(parsed) };
}

function inputOf(parsed: object): Input {
  const at = (name: string) => valueAt(parsed, name.split("."));
  const maybe = (name: string) => {
    const value = at(name);
    return typeof value === "string" ? value : null;
  };
  return {
    maybe,
    text: (name) => maybe(name) ?? "",
    integer: (name) => Number(at(name)),
    fingerprint: JSON.stringify(sorted(parsed)),
  };
}

/** Null for bytes that are no UTF-8, no JSON, or no object. */
function parseObject(body: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
