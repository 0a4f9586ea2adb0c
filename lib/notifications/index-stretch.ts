import { type RawBuilder, sql } from "kysely";

/** A part of the index by ids: `above` and `below` do not belong to it, `upTo` and `from` do. */
export type Stretch = { above: string; below: string | null; from: string | null; upTo: string };

export function within(column: "id" | "notification_id", { above, below, from, upTo }: Stretch): RawBuilder<unknown> {
  const name = sql.ref(column);
  const all = [sql`${name} > ${above}`, sql`${name} <= ${upTo}`];
  if (below !== null) all.push(sql`${name} < ${below}`);
  if (from !== null) all.push(sql`${name} >= ${from}`);
  return sql.join(all, sql` and `);
}

/** The same stretch by the numbers of SQLite's text index. */
export function numbered(stretch: Stretch): RawBuilder<unknown> {
  const end = (direction: "asc" | "desc") => sql`(select seq from notification_document
    where ${within("id", stretch)} order by id ${sql.raw(direction)} limit 1)`;
  return sql`notification_text.rowid >= ${end("asc")} and notification_text.rowid <= ${end("desc")}`;
}
