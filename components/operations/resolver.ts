import type { FieldErrors, Resolver } from "react-hook-form";
import { type FormInput, type FormValues, inputFromFields, jsonValue } from "@/lib/wechatpay/form-input";
import { member } from "@/lib/wechatpay/json";
import type { FieldEntry } from "@/lib/wechatpay/operation";
import { isInt64, isLocalUrl, keeps, type Rule } from "@/lib/wechatpay/rule";
import type { Sheet } from "@/lib/wechatpay/sheet";
import type { Violation } from "@/lib/wechatpay/validate";
import { controlName, fieldName } from "./control-name";

/**
 * Every broken rule of a form: the very list that the platform's validator finds in the body the form means (a test
 * holds the two together), found from the rules as data, so that the browser need not load the schema library.
 */
export function formViolations(op: Sheet, values: FormValues): Violation[] {
  const input = inputFromFields(op.fields, values);
  const empty = op.oneOf.filter((members) => members.every((name) => valueAt(input.body, name) === undefined));
  return op.fields.flatMap((entry) => {
    const groups = empty.filter(([first]) => first === entry.name);
    const unfilled = groups.map((members) => violation(entry, { kind: "one_of", members }, undefined));
    return [...brokenRules(entry, valueIn(entry, input), input.body), ...unfilled];
  });
}

function brokenRules(entry: FieldEntry, value: unknown, body: unknown): Violation[] {
  if (value === undefined) return isDue(entry, body) ? [violation(entry, { kind: "required" }, value)] : [];
  const { type, rules } = entry.meta;
  if (!isOfType(value, type)) return [violation(entry, { kind: "type", type }, value)];
  return rules.filter((rule) => !keeps(value, rule)).map((rule) => violation(entry, rule, value));
}

function isDue({ required, requiredIn }: FieldEntry, body: unknown): boolean {
  return required || (requiredIn !== null && valueAt(body, requiredIn) !== undefined);
}

function violation({ name, pointer, meta: { title } }: FieldEntry, rule: Rule, value: unknown): Violation {
  const local = rule.kind === "pattern" && rule.why === "notify_url" && isLocalUrl(value);
  return { name, pointer, title, rule, value, severity: local ? "notice" : "error" };
}

function isOfType(value: unknown, type: FieldEntry["meta"]["type"]): boolean {
  return type === "integer" ? isInt64(value) : typeof value === type;
}

/** The texts of a path and a query stand for what the platform reads in them. */
function valueIn(entry: FieldEntry, input: FormInput): unknown {
  if (entry.place === "body") return valueAt(input.body, entry.name);
  const text = input[entry.place][entry.name];
  return text === undefined ? undefined : jsonValue(entry, text);
}

function valueAt(input: unknown, name: string): unknown {
  return name.split(".").reduce<unknown>((at, part) => member(at, part), input);
}

/** The violations that stop a request here and at the simulated platform; notices only stop it at the real one. */
export function blocking(found: readonly Violation[]): Violation[] {
  return found.filter((violation) => violation.severity === "error");
}

/** What concerns one field: its own violations, and a group of which none was filled in. */
export function violationsAt(found: readonly Violation[], name: string): Violation[] {
  return found.filter(({ name: at, rule }) => at === name || (rule.kind === "one_of" && rule.members.includes(name)));
}

/** React Hook Form's view of the same violations: the first of each field, notices left out because they do not block. */
export function operationResolver(op: Sheet): Resolver<FormValues> {
  return (controls) => {
    const found = blocking(formViolations(op, fromControls(controls)));
    if (found.length === 0) return { values: controls, errors: {} };
    const errors: FieldErrors<FormValues> = {};
    for (const { name, rule } of found) errors[controlName(name)] ??= { type: rule.kind, message: rule.kind };
    return { values: {}, errors };
  };
}

export function toControls(values: FormValues): FormValues {
  return renamed(values, controlName);
}

export function fromControls(controls: FormValues): FormValues {
  return renamed(controls, fieldName);
}

function renamed(values: FormValues, rename: (name: string) => string): FormValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [rename(name), value ?? ""]));
}
