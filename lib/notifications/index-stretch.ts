import { type RawBuilder, sql } from "kysely";

/** A part of the index by ids: `above` and `below` do not belong to it, `upTo` and `from` do. */
export type Stretch = { above: string; below: string | null; from: string | null; upTo: string };

/** The ids from one up to another, which does not belong to it, null where it is the last; about how many there are. */
export type Block = { from: string; below: string | null; size: number };

/**
 * No more than one condition for each end, and none where nothing is beyond it: for two of them Postgres guesses, as
 * long as it knows nothing of a table, that next to nothing is between them.
 */
export function within(column: "id" | "notification_id", stretch: Stretch): RawBuilder<boolean> {
  const name = sql.ref(column);
  const [low, high] = [lowOf(stretch), highOf(stretch)];
  const isHigh = sql`${name} ${high.sign} ${high.id}`;
  return low.id === "" ? sql<boolean>`${isHigh}` : sql<boolean>`${name} ${low.sign} ${low.id} and ${isHigh}`;
}

/** The notifications that have the term: as one range of the index, so that Postgres walks it in its order whatever it guesses. */
export function withinTerm(term: string, stretch: Stretch): RawBuilder<boolean> {
  const [low, high] = [lowOf(stretch), highOf(stretch)];
  return sql<boolean>`(term, notification_id) ${low.sign} (${term}, ${low.id})
    and (term, notification_id) ${high.sign} (${term}, ${high.id})`;
}

/** Where it begins. */
export function lowOf({ above, from }: Stretch) {
  return from !== null && from > above ? { sign: sql.raw(">="), id: from } : { sign: sql.raw(">"), id: above };
}

function highOf({ below, upTo }: Stretch) {
  return below !== null && below <= upTo ? { sign: sql.raw("<"), id: below } : { sign: sql.raw("<="), id: upTo };
}

/** The part of a stretch in a block. */
export function clip(stretch: Stretch, { from, below }: Pick<Block, "from" | "below">): Stretch {
  const isLower = below !== null && (stretch.below === null || below < stretch.below);
  return {
    ...stretch,
    from: stretch.from !== null && stretch.from > from ? stretch.from : from,
    below: isLower ? below : stretch.below,
  };
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
