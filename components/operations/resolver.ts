import type { FieldErrors, Resolver } from "react-hook-form";
import { type FormValues, inputFromForm } from "@/lib/wechatpay/form";
import type { Operation } from "@/lib/wechatpay/operation";
import { type Violation, violations } from "@/lib/wechatpay/validate";
import { controlName, fieldName } from "./control-name";

/** Every broken rule of a form, by the one schema that the platform refuses by as well. */
export function formViolations(op: Operation, values: FormValues): Violation[] {
  return violations(op, inputFromForm(op, values));
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
export function operationResolver(op: Operation): Resolver<FormValues> {
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
