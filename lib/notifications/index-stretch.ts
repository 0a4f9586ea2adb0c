import { type RawBuilder, sql } from "kysely";

/** A part of the index by ids: `above` and `below` do not belong to it, `upTo` and `from` do. */
export type Stretch = { above: string; below: string | null; from: string | null; upTo: string };

export function within(column: "id" | "notification_id", { above, below, from, upTo }: Stretch): RawBuilder<boolean> {
  const name = sql.ref(column);
  const all = [sql`${name} > ${above}`, sql`${name} <= ${upTo}`];
  if (below !== null) all.push(sql`${name} < ${below}`);
  if (from !== null) all.push(sql`${name} >= ${from}`);
  return sql.join<boolean>(all, sql` and `);
}

/** The part of a stretch above an id. */
export function behindOf(stretch: Stretch, id: string): Stretch {
  return { ...stretch, above: stretch.above > id ? stretch.above : id };
}

/** The part of a stretch below an id. */
export function aheadOf(stretch: Stretch, id: string): Stretch {
  return { ...stretch, below: stretch.below !== null && stretch.below < id ? stretch.below : id };
}

/** The same stretch by the numbers of SQLite's text index. */
export function numbered(stretch: Stretch): RawBuilder<unknown> {
  const end = (direction: "asc" | "desc") => sql`(select seq from notification_document
    where ${within("id", stretch)} order by id ${sql.raw(direction)} limit 1)`;
  return sql`notification_text.rowid >= ${end("asc")} and notification_text.rowid <= ${end("desc")}`;
}
