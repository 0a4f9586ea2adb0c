import { malformedBody, type PlatformError, paramError } from "@/lib/wechatpay/errors";
import { isObject } from "@/lib/wechatpay/json";
import type { Operation, OperationInput } from "@/lib/wechatpay/operation";
import { measure } from "@/lib/wechatpay/rule";
import { type Violation, valueAt, violations } from "@/lib/wechatpay/validate";
import { readTime } from "@/lib/wechatpay/wire-time";
import { refusalError } from "./refusals";
import type { Choices } from "./setting-list";

/**
 * A validated request, read by dotted names, which path, query and body never share; `fingerprint` is the body's text
 * with members sorted, whatever their order was.
 */
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
export function readInput(
  operation: Operation,
  sent: Pick<OperationInput, "path" | "query"> & { body: Uint8Array },
  { displayAccountUnit }: Pick<Choices, "displayAccountUnit">,
): ReadInput {
  const parsed = sent.body.length === 0 ? {} : parseObject(sent.body);
  if (parsed === null) return { kind: "refused", error: malformedBody() };
  const found = violations(operation, { ...sent, body: parsed }).find((violation) => violation.severity === "error");
  const broken = found ?? (displayAccountUnit === "bytes" ? displayAccountTooLong(parsed) : null);
  if (broken) return { kind: "refused", error: paramError(broken) };
  const deadline = valueAt(parsed, ["time_expire"]);
  if (typeof deadline === "string" && readTime(deadline) === null) {
    return { kind: "refused", error: refusalError("deadline_unreadable") };
  }
  return { kind: "ok", input: inputOf(sent, parsed) };
}

const LONGEST_ACCOUNT = 32;

/** The schema counts the display account in characters; whether the platform counts bytes is not public. */
function displayAccountTooLong(body: object): Violation | null {
  const name = "contract_display_account";
  const value = valueAt(body, [name]);
  if (typeof value !== "string" || measure(value, "bytes") <= LONGEST_ACCOUNT) return null;
  const rule = { kind: "max_length", limit: LONGEST_ACCOUNT, unit: "bytes" } as const;
  return { name, pointer: `/body/${name}`, title: "用户账户展示名称", rule, value, severity: "error" };
}

function inputOf({ path, query }: Pick<OperationInput, "path" | "query">, parsed: object): Input {
  const at = (name: string) => path[name] ?? query[name] ?? valueAt(parsed, name.split("."));
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

/** What goes deeper is no request of ours, and would exhaust whoever walks through it. */
const MAX_DEPTH = 64;

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Null for bytes that are no UTF-8, no JSON, no object, or nested beyond reason. */
function parseObject(body: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(strictDecoder.decode(body));
    return isObject(value) && !isTooDeep(value) ? value : null;
  } catch {
    return null;
  }
}

/** Level by level, because a recursion is what it guards. */
function isTooDeep(value: object): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
