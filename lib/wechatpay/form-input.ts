import type { FieldEntry, OperationInput, Place } from "./operation";
import { pathAndQueryOf } from "./path-and-query";

/** What a form holds: one text per field, by its dotted name. An empty text means that the member is not sent. */
export type FormValues = Record<string, string>;

export type RequestTexts = { pathAndQuery: string; body: string };

/** What a form means: the body is always an object, with its members in the order of the documentation. */
export type FormInput = OperationInput & { body: Record<string, unknown> };

/**
 * What a form means. A text that is no integer stays a text, so that “send anyway” sends it as it was typed and the
 * platform's own refusal can be seen. Takes fields as data, so that a browser need not load the schemas they came from.
 */
export function inputFromFields(fields: readonly FieldEntry[], values: FormValues): FormInput {
  const body: Record<string, unknown> = {};
  for (const entry of fields) {
    const typed = values[entry.name] ?? "";
    if (entry.place === "body" && typed !== "") place(body, entry.name.split("."), jsonValue(entry, typed));
  }
  return { path: texts("path", fields, values), query: texts("query", fields, values), body };
}

/** The exact texts that are signed and sent. They are made here, once; a GET has an empty body. */
export function requestTexts(op: { method: string; path: string }, input: FormInput): RequestTexts {
  return { pathAndQuery: pathAndQueryOf(op, input), body: op.method === "GET" ? "" : JSON.stringify(input.body) };
}

/** The value that a text of a path, a query or a form stands for. */
export function jsonValue(entry: FieldEntry, typed: string): unknown {
  if (entry.meta.type === "integer" && isInteger(typed)) return Number(typed);
  if (entry.meta.type === "boolean" && (typed === "true" || typed === "false")) return typed === "true";
  return typed;
}

function texts(at: Place, fields: readonly FieldEntry[], values: FormValues): Record<string, string> {
  const typed = fields.filter((entry) => entry.place === at).map(({ name }) => [name, values[name] ?? ""] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** An integer that survives the way through a JavaScript number and back as the same text. */
function isInteger(typed: string): boolean {
  return /^-?\d+$/.test(typed) && String(Number(typed)) === typed;
}

function place(input: Record<string, unknown>, path: string[], value: unknown): void {
  const [member = "", ...rest] = path;
  if (rest.length === 0) {
    input[member] = value;
    return;
  }
  const group = (input[member] as Record<string, unknown> | undefined) ?? {};
  input[member] = group;
  place(group, rest, value);
}
