import { type FormValues, inputFromFields } from "./form-input";
import { fieldsOf, type Operation } from "./operation";

/** The JSON body that a form of this operation means. */
export function inputFromForm(op: Operation, values: FormValues): Record<string, unknown> {
  return inputFromFields(fieldsOf(op), values);
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
