const NUL = "\u0000";
const NUL_PICTURE = "\u2400";

/**
 * Values on their way to the engine. A NUL in a text becomes `␀`: Postgres refuses the row, and SQLite stores it but
 * reads back only what stands before it; a stranger's notification may hold one. Whoever needs the exact bytes keeps
 * them as bytes.
 */
export function bindable(values: readonly unknown[]): unknown[] {
  return values.map((value) =>
    typeof value === "string" && value.includes(NUL) ? value.replaceAll(NUL, NUL_PICTURE) : value,
  );
}
