import { type FieldEntry, fieldsOf, type Operation } from "./operation";

/** What a form holds: one text per field, by its dotted name. An empty text means that the member is not sent. */
export type FormValues = Record<string, string>;

/**
 * The JSON body that a form means, its members in the order of the documentation. A text that is no integer stays
 * a text, so that “send anyway” sends it as it was typed and the platform's own refusal can be seen.
 */
export function inputFromForm(op: Operation, values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const entry of fieldsOf(op)) {
    const typed = values[entry.name] ?? "";
    if (typed !== "") place(input, entry.name.split("."), jsonValue(entry, typed));
  }
  return input;
}

/** The form that an input came from; the inverse of `inputFromForm` for everything a form can say. */
export function formFromInput(op: Operation, input: unknown): FormValues {
  const values: FormValues = {};
  for (const entry of fieldsOf(op)) {
    const value = entry.name
      .split(".")
      .reduce<unknown>((at, member) => (at as Record<string, unknown>)?.[member], input);
    values[entry.name] = value === undefined ? "" : String(value);
  }
  return values;
}

/** The examples of the documentation, as a form: every required field, and the first of each “one of two”. */
export function exampleForm(op: Operation): FormValues {
  const chosen = new Set(op.oneOf.map(([first]) => first));
  return Object.fromEntries(
    fieldsOf(op).map((entry) => [
      entry.name,
      entry.required || chosen.has(entry.name) ? String(entry.meta.example) : "",
    ]),
  );
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
