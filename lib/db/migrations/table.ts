import type { Kysely } from "kysely";
import type { Columns } from "./columns";

/** `?` may be null. */
export type Kind = "text" | "integer" | "bytes" | "text?" | "integer?" | "bytes?";

/** By column name; the first is the key. */
export type Shape = Record<string, Kind>;

export async function createTable(
  db: Kysely<unknown>,
  { table, shape, columns }: { table: string; shape: Shape; columns: Columns },
): Promise<void> {
  let builder = db.schema.createTable(table).modifyEnd(columns.tableEnd);
  const [key] = Object.keys(shape);
  for (const [name, kind] of Object.entries(shape)) {
    const type = columns[kind.replace("?", "") as "text" | "integer" | "bytes"];
    builder = builder.addColumn(name, type, (column) => {
      if (name === key) return column.primaryKey().notNull();
      return kind.endsWith("?") ? column : column.notNull();
    });
  }
  await builder.execute();
}
