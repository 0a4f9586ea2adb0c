import type { FieldEntry } from "./operation";

/** What a form holds: one text per field, by its dotted name. An empty text means that the member is not sent. */
export type FormValues = Record<string, string>;

/**
 * The JSON body that a form means, its members in the order of the documentation. A text that is no integer stays
 * a text, so that “send anyway” sends it as it was typed and the platform's own refusal can be seen.
 * Takes fields as data, so that a browser need not load the schemas they came from.
 */
export function inputFromFields(fields: readonly FieldEntry[], values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const entry of fields) {
    const typed = values[entry.name] ?? "";
    if (typed !== "") place(input, entry.name.split("."), jsonValue(entry, typed));
  }
  return input;
}

/** The exact text that is signed and sent. It is made here, once. */
export function bodyText(input: Record<string, unknown>): string {
  return JSON.stringify(input);
}

function jsonValue(entry: FieldEntry, typed: string): unknown {
  if (entry.meta.type === "integer" && isInteger(typed)) return Number(typed);
  if (entry.meta.type === "boolean" && (typed === "true" || typed === "false")) return typed === "true";
  return typed;
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
