import { type RawBuilder, sql } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Wanted } from "./index-document";
import { like, phrase } from "./index-parts";
import { type Block, numbered, type Stretch, within, withinTerm } from "./index-stretch";

/**
 * Along what the index is walked. `part`: by one part of a text in SQLite's index. `texts`: by Postgres' text index.
 * `documents`: all of them, one after the other.
 */
export type Driver =
  | { kind: "term"; term: string }
  | { kind: "part"; part: string; text: string }
  | { kind: "texts"; text: string }
  | { kind: "documents" };

/** What of the index is walked for a question: entries of one kind, or whole blocks of documents. */
export type Plan = Driver | { kind: "blocks"; blocks: Block[] };

/** So many more may have come into a stretch since its size was read. */
const SPARE = 1_000;

export type Window = { driver: Driver; stretch: Stretch; order: "desc" | "asc"; size: number };

/** What matches in a window, in its order; `last` is the last id that was looked at, null when nothing is left. */
export type Seen = { ids: string[]; last: string | null; isEnd: boolean };

/** Looks at the next `size` entries of the driver and keeps what has all that is wanted. */
export async function lookAt(store: Store, window: Window, wanted: Wanted): Promise<Seen> {
  const { driver, order } = window;
  const query = sql<{ id: string | null; seen: number }>`
    with ${candidates(store, window, wanted)}
    select id, -1 as seen from candidate where ${conditions(store, driver, wanted)}
    union all select id, seen from ending`;
  const { rows } = await query.execute(store.db);
  const end = rows.find(({ seen }) => seen >= 0);
  const ids = rows.flatMap(({ id, seen }) => (seen < 0 && id !== null ? [id] : [])).sort();
  return {
    ids: order === "desc" ? ids.reverse() : ids,
    last: end?.id ?? null,
    isEnd: (end?.seen ?? 0) < window.size,
  };
}

/** All that matches in these stretches of about that size, oldest first. */
export async function matchesIn(
  store: Store,
  stretches: readonly { stretch: Stretch; size: number }[],
  wanted: Wanted,
): Promise<string[]> {
  const driver: Driver = { kind: "documents" };
  // With a limit that none reaches: without one Postgres may read the whole table, or start workers to share so little.
  const each = stretches.map(
    ({
      stretch,
      size,
    }) => sql`select * from (select id, at, ${hasText(store, wanted)} as has_text from notification_document
      where ${within("id", stretch)} order by id limit ${size + SPARE}) as block`,
  );
  const { rows } = await sql<{ id: string }>`select id from (${sql.join(each, sql` union all `)}) as candidate
    where ${conditions(store, driver, wanted)}`.execute(store.db);
  return rows.map(({ id }) => id).sort();
}

/** What may match, and the end of it: the last id of the window, and how many entries it had. */
function candidates(store: Store, window: Window, wanted: Wanted): RawBuilder<unknown> {
  const { driver, stretch, order, size } = window;
  if (driver.kind === "part") return ofPart(driver, window);
  const direction = sql.raw(order);
  const furthest = sql.raw(order === "desc" ? "min" : "max");
  const found = () => {
    switch (driver.kind) {
      case "term":
        return sql`select notification_id as id from notification_term where ${withinTerm(driver.term, stretch)}
          order by term ${direction}, notification_id ${direction} limit ${size}`;
      case "documents":
        return sql`select id, at, ${hasText(store, wanted)} as has_text from notification_document
          where ${within("id", stretch)} order by id ${direction} limit ${size}`;
      case "texts":
        // The fence keeps the planner from walking all documents in the order asked for.
        return sql`select id, at from (select id, at from notification_document where ${like(driver.text)} offset 0) as found
          where ${within("id", stretch)} order by id ${direction} limit ${size}`;
    }
  };
  return sql`candidate as materialized (${found()}),
    ending as (select ${furthest}(id) as id, count(*) as seen from candidate)`;
}

/** A window of the documents with the part, of which SQLite's index itself tells those that have the whole text. */
function ofPart({ part, text }: { part: string; text: string }, { stretch, order, size }: Window): RawBuilder<unknown> {
  const furthest = sql.raw(order === "desc" ? "low" : "high");
  return sql`entry as materialized (
      select rowid as number from notification_text where notification_text match ${phrase(part)} and ${numbered(stretch)}
      order by rowid ${sql.raw(order)} limit ${size}),
    bounds as materialized (select min(number) as low, max(number) as high, count(*) as seen from entry),
    candidate as materialized (
      select notification_document.id as id, notification_document.at as at from notification_text
      cross join notification_document on notification_document.seq = notification_text.rowid
      where notification_text match ${phrase(text)}
        and notification_text.rowid >= (select low from bounds) and notification_text.rowid <= (select high from bounds)),
    ending as (select (select id from notification_document where seq = ${furthest}) as id, seen from bounds)`;
}

function conditions(store: Store, driver: Driver, { terms, fromMs, toMs, text }: Wanted): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`id is not null`];
  for (const term of terms) {
    if (driver.kind === "term" && driver.term === term) continue;
    all.push(
      isThere(sql`select 1 from notification_term
      where notification_term.term = ${term} and notification_term.notification_id = candidate.id`),
    );
  }
  const ofDocument: RawBuilder<unknown>[] = [];
  if (fromMs !== null) ofDocument.push(sql`at >= ${fromMs}`);
  if (toMs !== null) ofDocument.push(sql`at <= ${toMs}`);
  if (driver.kind !== "term") {
    all.push(...ofDocument);
    if (driver.kind === "documents" && text !== null) all.push(sql`has_text`);
    return sql.join(all, sql` and `);
  }
  if (text !== null) ofDocument.push(holds(store, text));
  if (ofDocument.length > 0) {
    all.push(
      isThere(sql`select 1 from notification_document
      where notification_document.id = candidate.id and ${sql.join(ofDocument, sql` and `)}`),
    );
  }
  return sql.join(all, sql` and `);
}

/** Looked up for each candidate: `exists` lets Postgres' planner read a whole table for a few of them instead. */
function isThere(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${query}) is not null`;
}

function hasText(store: Store, { text }: Wanted): RawBuilder<unknown> {
  return text === null ? sql`1 = 1` : holds(store, text);
}

/** Postgres' `strpos` takes twice as long as its `like`. */
function holds({ engine }: Store, text: string): RawBuilder<unknown> {
  return engine === "sqlite" ? sql`instr(text, ${text}) > 0` : like(text);
}
