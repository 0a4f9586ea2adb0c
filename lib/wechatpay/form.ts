import type * as z from "zod/mini";
import { metaOf } from "./field";
import { type FormInput, type FormValues, inputFromFields } from "./form-input";
import { fieldsOf, innerObject, isList, type Operation, type OperationInput } from "./operation";
import { valueAt } from "./validate";

/** The path, query and JSON body that a form of this operation means. */
export function inputFromForm(op: Operation, values: FormValues): FormInput {
  return inputFromFields(fieldsOf(op), values);
}

/** The form that an input came from; the inverse of `inputFromForm` for everything a form can say. */
export function formFromInput(op: Operation, input: OperationInput): FormValues {
  return Object.fromEntries(
    fieldsOf(op).map((entry) => {
      const value =
        entry.place === "body" ? valueAt(input.body, entry.name.split(".")) : input[entry.place][entry.name];
      return [entry.name, value === undefined ? "" : String(value)];
    }),
  );
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

/** The documentation's sample of a success, with every member that there can be. */
export function exampleReply(op: Operation): Record<string, unknown> {
  return exampleOf(op.reply) as Record<string, unknown>;
}

function exampleOf(schema: z.ZodMiniType): unknown {
  const meta = metaOf(schema);
  if (meta) return meta.example;
  const inner = innerObject(schema);
  const members = Object.entries(inner?.shape ?? {});
  const example = Object.fromEntries(members.map(([name, child]) => [name, exampleOf(child as z.ZodMiniType)]));
  return isList(schema) ? [example] : example;
}
