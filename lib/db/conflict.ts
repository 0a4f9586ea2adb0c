/** True when a row was refused because its key, or a unique index, has that value already; on both engines. */
export function isUniqueConflict(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"].includes(String(error.code));
}
