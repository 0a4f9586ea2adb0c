import { type FieldEntry, fieldsOf, type Operation } from "./operation";

/** An operation as plain data, read off its one schema by the server, so that a form needs no schema library in the browser. */
import type { LengthUnit, Rule } from "./rule";

export type Sheet = Pick<Operation, "id" | "method" | "path" | "title" | "oneOf"> & { fields: FieldEntry[] };

export function sheetOf(op: Operation): Sheet {
  const { id, method, path, title, oneOf } = op;
  return { id, method, path, title, oneOf, fields: fieldsOf(op) };
}

/**
 * The sheet with the display account's length counted in that unit: which one the platform counts is not public, so the
 * form has to count as the simulated platform was told to.
 */
export function countedIn(sheet: Sheet, unit: LengthUnit): Sheet {
  const counted = (rule: Rule): Rule => (rule.kind === "max_length" ? { ...rule, unit } : rule);
  const fields = sheet.fields.map((entry) =>
    entry.name === "contract_display_account"
      ? { ...entry, meta: { ...entry.meta, rules: entry.meta.rules.map(counted) } }
      : entry,
  );
  return { ...sheet, fields };
}
