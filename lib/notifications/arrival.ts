import { type Kysely, sql } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";

/** A place in the order of commits: behind the row of that number and id. */
export type Place = { order: number; id: string };

export const BEGINNING: Place = { order: 0, id: "" };

export type Passed = { id: string; inbox: string; bytes: number; order: number };

type Asked = { inbox: string; after: Place; limit: number };

/**
 * The rows behind a place in the order of commits, all that may be read by now; on SQLite those of other inboxes are
 * among them. A row with a smaller id may be committed after a larger one was read, so ids are no cursor. SQLite
 * numbers its rows under the write lock. Postgres keeps each row's transaction, and what is not below the oldest one
 * still running has to wait.
 */
export function rowsAfter({ engine, db }: Pick<Store, "engine" | "db">, asked: Asked): Promise<Passed[]> {
  return engine === "sqlite" ? onSqlite(db, asked) : onPostgres(db, asked);
}

/** The number of a row of `notification` in that order. */
export function orderOn(engine: Store["engine"]) {
  return engine === "sqlite" ? sql<number>`notification.rowid` : sql<number>`notification.arrival`;
}

function onSqlite(db: Kysely<Database>, { after, limit }: Asked): Promise<Passed[]> {
  const order = sql<number>`rowid`;
  return db
    .selectFrom("notification")
    .select(["id", "inbox", "bytes", order.as("order")])
    .where(order, ">", after.order)
    .orderBy(order)
    .limit(limit)
    .execute();
}

const ARRIVAL = sql<number>`arrival`;
const HORIZON = sql<number>`txid_snapshot_xmin(txid_current_snapshot())`;

function onPostgres(db: Kysely<Database>, { inbox, after, limit }: Asked): Promise<Passed[]> {
  return db
    .selectFrom("notification")
    .select(["id", "inbox", "bytes", ARRIVAL.as("order")])
    .where("inbox", "=", inbox)
    .where(sql<boolean>`(arrival, id) > (${after.order}::bigint, ${after.id}::text collate "C")`)
    .where(ARRIVAL, "<", HORIZON)
    .orderBy(ARRIVAL)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The last place that may be read now: what is committed later lies behind it. */
export async function latestPlace({ engine, db }: Pick<Store, "engine" | "db">): Promise<Place> {
  if (engine === "postgres") {
    const { horizon } = await db.selectNoFrom(HORIZON.as("horizon")).executeTakeFirstOrThrow();
    return { order: horizon - 1, id: "~" };
  }
  const order = sql<number>`rowid`;
  const newest = db
    .selectFrom("notification")
    .select(["id", order.as("order")])
    .orderBy(order, "desc")
    .limit(1);
  return (await newest.executeTakeFirst()) ?? BEGINNING;
}

/**
 * The place as this store has it, or null when it cannot be one of this store: it lies ahead of everything, or
 * another row stands there. Retention may have taken the row, and a file that was packed has new numbers.
 */
export async function confirmPlace(store: Pick<Store, "engine" | "db">, place: Place): Promise<Place | null> {
  const latest = await latestPlace(store);
  if (store.engine === "postgres") return place.order <= latest.order ? place : null;
  if (place.order === 0) return place;
  const order = sql<number>`rowid`;
  const query = store.db.selectFrom("notification").select(["id", order.as("order")]);
  const there = await query.where(order, "=", place.order).executeTakeFirst();
  if (there?.id === place.id || place.id === "~") return place;
  const moved = await query.where("id", "=", place.id).executeTakeFirst();
  if (moved) return moved;
  return there === undefined && place.order <= latest.order ? place : null;
}

/** Whether the first place lies behind the second. A packed SQLite file has new numbers, but its ids rise with them. */
export function isBehind(engine: Store["engine"], one: Place, other: Place): boolean {
  return engine === "sqlite" ? one.id > other.id : one.order > other.order;
}

/** As text for whoever keeps it: `<number>.<id>`. */
export function writePlace({ order, id }: Place): string {
  return `${order}.${id}`;
}

/** What `writePlace` wrote, or null. */
export function readPlace(text: string): Place | null {
  const [, order, id = ""] = /^(\d{1,15})\.(~|[\w-]{0,64})$/.exec(text) ?? [];
  return order === undefined ? null : { order: Number(order), id };
}
