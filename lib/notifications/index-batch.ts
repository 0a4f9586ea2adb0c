import type { Kysely, Transaction } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { addToDigests, removeFromDigests } from "./index-digest";
import { documentOf, FOUND_BY, type FoundBy, type SearchDocument } from "./index-document";
import { learnTimes } from "./index-order";
import { sequenceOf } from "./index-sequence";

/** SQLite takes 32,766 values in a statement, and each row has two. */
const MAX_TERM_ROWS = 4_000;

/** Every notification up to this id is in the index; an empty text when none is. */
export async function indexedThrough(db: Kysely<Database>): Promise<string> {
  const row = await db
    .selectFrom("notification_index")
    .select("value")
    .where("name", "=", "through")
    .executeTakeFirst();
  return row?.value ?? "";
}

/**
 * Takes the next notifications into the index, `most` at a time, oldest first, and says how many. What is taken in and
 * how far the index has come are one commit, so whoever is killed in between begins with the same ones again.
 */
export async function indexNext(store: Store, most: number): Promise<number> {
  const through = await indexedThrough(store.db);
  const rows = await store.db
    .selectFrom("notification")
    .select(FOUND_BY)
    .where("id", ">", through)
    .orderBy("id")
    .limit(most)
    .execute();
  const last = rows.at(-1);
  if (!last) return 0;
  const documents = await documentsOf(store.db, rows);
  await write(store, async (tx) => {
    // Of several instances at one batch, the first one keeps it.
    if (!(await advance(tx, through, last.id))) return;
    await learnTimes(tx, documents, false);
    await insert(tx, documents);
  });
  return rows.length;
}

/** Takes in notifications that were committed behind the index's back: several instances may overtake each other. */
export async function indexLate(store: Store, ids: readonly string[]): Promise<void> {
  const rows = await store.db.selectFrom("notification").select(FOUND_BY).where("id", "in", ids).execute();
  const documents = await documentsOf(store.db, rows);
  if (documents.length === 0) return;
  await write(store, async (tx) => {
    await learnTimes(tx, documents, true);
    await insert(tx, documents);
  });
}

/** Takes notifications out of the index; to be called in the transaction that deletes them, before it does. */
export async function unindex(tx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx.selectFrom("notification").select(FOUND_BY).where("id", "in", ids).execute();
  for (const { id, terms } of await documentsOf(tx, rows)) {
    for (const some of inPieces([...terms()])) {
      await tx.deleteFrom("notification_term").where("notification_id", "=", id).where("term", "in", some).execute();
    }
  }
  await tx.deleteFrom("notification_document").where("id", "in", ids).execute();
  await removeFromDigests(tx, ids);
}

/** What these notifications are found by. */
export async function documentsOf(db: Kysely<Database>, rows: readonly FoundBy[]): Promise<SearchDocument[]> {
  const ids = [...new Set(rows.map(({ profile_id }) => profile_id))];
  if (ids.length === 0) return [];
  const profiles = await db.selectFrom("profile").select(["id", "mchid"]).where("id", "in", ids).execute();
  const mchids = new Map(profiles.map(({ id, mchid }) => [id, mchid]));
  return rows.map((row) => documentOf(row, mchids.get(row.profile_id) ?? null));
}

async function advance(tx: Transaction<Database>, from: string, to: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("notification_index")
    .set({ value: to })
    .where("name", "=", "through")
    .where("value", "=", from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function insert(tx: Transaction<Database>, documents: readonly SearchDocument[]): Promise<void> {
  const known = await tx
    .selectFrom("notification_document")
    .select("id")
    .where(
      "id",
      "in",
      documents.map(({ id }) => id),
    )
    .execute();
  const present = new Set(known.map(({ id }) => id));
  const added = documents.filter(({ id }) => !present.has(id));
  if (added.length === 0) return;
  const sequences = await freeSequences(tx, added);
  const rows = added.map(({ id, atMs, text }, at) => ({ seq: sequences[at] ?? 0, id, at: atMs, text: text() }));
  await tx
    .insertInto("notification_document")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await addToDigests(tx, rows);
  const terms = added.flatMap(({ id, terms }) => [...terms()].map((term) => ({ term, notification_id: id })));
  for (const some of inPieces(terms)) {
    await tx
      .insertInto("notification_term")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function inPieces<T>(all: T[]): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < all.length; at += MAX_TERM_ROWS) pieces.push(all.slice(at, at + MAX_TERM_ROWS));
  return pieces;
}

/** Two instances may make ids of the same moment: then the later one takes the next free place. */
async function freeSequences(tx: Transaction<Database>, documents: readonly SearchDocument[]): Promise<number[]> {
  const taken = new Set<number>();
  for (;;) {
    const proposed = placesIn(documents, taken);
    const rows = await tx.selectFrom("notification_document").select("seq").where("seq", "in", proposed).execute();
    if (rows.length === 0) return proposed;
    for (const { seq } of rows) taken.add(seq);
  }
}

function placesIn(documents: readonly SearchDocument[], taken: ReadonlySet<number>): number[] {
  const used = new Set(taken);
  return documents.map(({ id }) => {
    let seq = sequenceOf(id);
    while (used.has(seq)) seq += 1;
    used.add(seq);
    return seq;
  });
}
