import { type RawBuilder, sql } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Wanted } from "./index-document";
import { like, phrase } from "./index-parts";
import { numbered, type Stretch, within } from "./index-stretch";

/**
 * Along what the index is walked. `part`: by one part of a text in SQLite's index. `texts`: by Postgres' text index.
 * `documents`: all of them, one after the other.
 */
export type Driver =
  | { kind: "term"; term: string }
  | { kind: "part"; part: string }
  | { kind: "texts"; text: string }
  | { kind: "documents" };

export type Window = { driver: Driver; stretch: Stretch; order: "desc" | "asc"; size: number };

/** What matches in a window, in its order; `last` is the last id that was looked at, null when nothing is left. */
export type Seen = { ids: string[]; last: string | null; isEnd: boolean };

/** Looks at the next `size` entries of the driver and keeps what has all that is wanted. */
export async function lookAt(store: Store, window: Window, wanted: Wanted): Promise<Seen> {
  const { driver, order } = window;
  const ends = order === "desc" ? sql`min(id)` : sql`max(id)`;
  const query = sql<{ id: string | null; seen: number }>`
    with candidate as materialized (${candidates(window)})
    select id, -1 as seen from candidate where ${conditions(store, driver, wanted)}
    union all select ${ends}, count(*) from candidate`;
  const { rows } = await query.execute(store.db);
  const end = rows.find(({ seen }) => seen >= 0);
  const ids = rows.flatMap(({ id, seen }) => (seen < 0 && id !== null ? [id] : [])).sort();
  return {
    ids: order === "desc" ? ids.reverse() : ids,
    last: end?.id ?? null,
    isEnd: (end?.seen ?? 0) < window.size,
  };
}

function candidates({ driver, stretch, order, size }: Window): RawBuilder<unknown> {
  const direction = sql.raw(order);
  switch (driver.kind) {
    case "term":
      return sql`select notification_id as id from notification_term
        where term = ${driver.term} and ${within("notification_id", stretch)}
        order by notification_id ${direction} limit ${size}`;
    case "documents":
      return sql`select id, seq from notification_document where ${within("id", stretch)}
        order by id ${direction} limit ${size}`;
    case "part":
      return sql`select notification_document.id as id, notification_document.seq as seq from notification_text
        cross join notification_document on notification_document.seq = notification_text.rowid
        where notification_text match ${phrase(driver.part)} and ${numbered(stretch)}
        order by notification_text.rowid ${direction} limit ${size}`;
    case "texts":
      // The fence keeps the planner from walking all documents in the order asked for.
      return sql`select id, seq from (select id, seq from notification_document where ${like(driver.text)} offset 0) as found
        where ${within("id", stretch)} order by id ${direction} limit ${size}`;
  }
}

function conditions(store: Store, driver: Driver, { terms, fromMs, toMs, text }: Wanted): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`id is not null`];
  for (const term of terms) {
    if (driver.kind === "term" && driver.term === term) continue;
    all.push(sql`exists (select 1 from notification_term
      where notification_term.term = ${term} and notification_term.notification_id = candidate.id)`);
  }
  const ofDocument: RawBuilder<unknown>[] = [];
  if (fromMs !== null) ofDocument.push(sql`notification_document.at >= ${fromMs}`);
  if (toMs !== null) ofDocument.push(sql`notification_document.at <= ${toMs}`);
  if (text !== null && driver.kind !== "texts") ofDocument.push(holds(store, text));
  if (ofDocument.length > 0) {
    // By its number a document is read at once, by its id there is an index in between.
    const ofCandidate =
      driver.kind === "term"
        ? sql`notification_document.id = candidate.id`
        : sql`notification_document.seq = candidate.seq`;
    all.push(sql`exists (select 1 from notification_document
      where ${ofCandidate} and ${sql.join(ofDocument, sql` and `)})`);
  }
  return sql.join(all, sql` and `);
}

function holds({ engine }: Store, text: string): RawBuilder<unknown> {
  return engine === "sqlite"
    ? sql`instr(notification_document.text, ${text}) > 0`
    : sql`strpos(notification_document.text, ${text}) > 0`;
}
