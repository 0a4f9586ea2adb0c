import { type FieldEntry, fieldsOf, type Operation } from "./operation";

/** An operation as plain data, read off its one schema by the server, so that a form needs no schema library in the browser. */
export type Sheet = Pick<Operation, "id" | "method" | "path" | "title" | "oneOf"> & { fields: FieldEntry[] };

export function sheetOf(op: Operation): Sheet {
  const { id, method, path, title, oneOf } = op;
  return { id, method, path, title, oneOf, fields: fieldsOf(op) };
}
