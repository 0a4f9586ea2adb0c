import type * as z from "zod/mini";
import { jsonValue } from "./form-input";
import { isObject } from "./json";
import type { FieldEntry, Operation, OperationInput, Place } from "./operation";
import { fieldsOf, pointerTo } from "./operation";
import { isLocalUrl, type Rule } from "./rule";

/** One broken rule: where, by the platform's pointer and by our dotted name, and with which value. */
export type Violation = {
  name: string;
  pointer: string;
  title: string;
  rule: Rule;
  value: unknown;
  /** `notice`: the simulator lets it pass for local use, the real platform refuses it. */
  severity: "error" | "notice";
};

/**
 * Every broken rule of a request: path, query, body, each in the order of the documentation, unknown members last.
 * Never throws; the body is whatever JSON was sent. The same list feeds the form and the platform's refusal.
 */
export function violations(op: Operation, input: OperationInput): Violation[] {
  const entries = entriesOf(op);
  const inTexts = (place: "path" | "query", schema: z.ZodMiniObject) =>
    brokenIn({ place, schema, entries: entries[place] }, typed(input[place], entries[place]));
  return [
    ...inTexts("path", op.pathFields),
    ...inTexts("query", op.query),
    ...brokenIn({ place: "body", schema: op.body, entries: entries.body }, input.body, op.oneOf),
  ];
}

const entriesByOperation = new WeakMap<Operation, Record<Place, FieldEntry[]>>();

/** Walking through a schema costs more than holding a request against it, and an operation never changes. */
function entriesOf(op: Operation): Record<Place, FieldEntry[]> {
  const known = entriesByOperation.get(op);
  if (known) return known;
  const all = fieldsOf(op);
  const among = (place: Place) => all.filter((entry) => entry.place === place);
  const entries = { path: among("path"), query: among("query"), body: among("body") };
  entriesByOperation.set(op, entries);
  return entries;
}

type Part = { place: Place; schema: z.ZodMiniObject; entries: FieldEntry[] };

function brokenIn(part: Part, input: unknown, oneOf: Operation["oneOf"] = []): Violation[] {
  const { schema, entries } = part;
  if (part.place !== "body" && entries.length === 0 && isObject(input) && Object.keys(input).length === 0) return [];
  if (!isObject(input)) return entries.filter((entry) => entry.required).map((entry) => missing(entry));
  const parsed = schema.safeParse(input);
  const found = parsed.success ? [] : parsed.error.issues.flatMap((issue) => fromIssue(issue, input, part));
  const groups = oneOf.filter((names) => names.every((name) => valueAt(input, name.split(".")) === undefined));
  for (const names of groups) {
    const first = entries.find((entry) => entry.name === names[0]);
    if (first) found.push({ ...missing(first), rule: { kind: "one_of", members: names } });
  }
  return inOrder(dedupe(found), entries);
}

/** A path and a query carry texts only: digits stand for the integer that they write. */
function typed(texts: Record<string, string>, entries: readonly FieldEntry[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const entry = entries.find((candidate) => candidate.name === name);
      return [name, entry ? jsonValue(entry, text) : text];
    }),
  );
}

type Issue = { code?: string; path: PropertyKey[]; keys?: string[]; params?: Record<string, unknown> };

function fromIssue(issue: Issue, input: unknown, { entries, place }: Part): Violation[] {
  if (issue.code === "unrecognized_keys")
    return (issue.keys ?? []).map((key) => unknownMember([...issue.path, key], input, place));
  const value = valueAt(input, issue.path);
  const name = issue.path.map(String).join(".");
  const entry = entries.find((candidate) => candidate.name === name);
  if (!entry) return groupViolation(name, value, entries);
  if (value === undefined) return [missing(entry)];
  const rule = (issue.params?.rule as Rule | undefined) ?? { kind: "type", type: entry.meta.type };
  const local = rule.kind === "pattern" && rule.why === "notify_url" && isLocalUrl(value);
  return [{ ...named(entry), rule, value, severity: local ? "notice" : "error" }];
}

/** A group (`amount`, `payer`) that is missing or is no object breaks what it should have held. */
function groupViolation(name: string, value: unknown, entries: FieldEntry[]): Violation[] {
  const inside = entries.filter((entry) => entry.name.startsWith(`${name}.`));
  if (value === undefined) return inside.filter((entry) => entry.required).map((entry) => missing(entry));
  const pointer = pointerTo(name.split("."), "body");
  return [{ name, pointer, title: name, rule: { kind: "type", type: "object" }, value, severity: "error" }];
}

function missing(entry: FieldEntry): Violation {
  return { ...named(entry), rule: { kind: "required" }, value: undefined, severity: "error" };
}

function unknownMember(path: PropertyKey[], input: unknown, place: Place): Violation {
  const name = path.map(String).join(".");
  const rule: Rule = { kind: "unknown_member" };
  return { name, pointer: pointerTo(path, place), title: name, rule, value: valueAt(input, path), severity: "error" };
}

function named(entry: FieldEntry) {
  return { name: entry.name, pointer: entry.pointer, title: entry.meta.title };
}

function dedupe(found: Violation[]): Violation[] {
  const seen = new Set<string>();
  return found.filter((violation) => {
    const key = `${violation.pointer} ${violation.rule.kind}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function inOrder(found: Violation[], entries: FieldEntry[]): Violation[] {
  const rank = (violation: Violation) => {
    const index = entries.findIndex(
      (entry) => entry.name === violation.name || entry.name.startsWith(`${violation.name}.`),
    );
    return index < 0 ? entries.length : index;
  };
  return found.sort((left, right) => rank(left) - rank(right));
}

export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, member) => (isObject(value) ? value[String(member)] : undefined), input);
}
