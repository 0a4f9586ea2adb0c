import { sql } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Wanted } from "./index-document";
import { type Driver, like } from "./index-windows";

/** A term of so few notifications is walked whatever else is asked for. */
const RARE = 1_000;
/** Postgres finds all notifications with a text at once, in no order: only where there are few of them. */
const FEW_TEXTS = 2_000;
const MANY_TIMES = 200_000;

/** The way along the index that looks at least at what does not match. */
export async function driverFor(store: Store, { terms, text }: Wanted): Promise<Driver> {
  const counts = await Promise.all(terms.map(async (term) => ({ term, count: await countTerm(store, term) })));
  const [rarest] = counts.sort((left, right) => left.count - right.count);
  if (rarest && rarest.count < RARE) return { kind: "term", term: rarest.term };
  if (text !== null && (await isFoundByText(store, text))) return { kind: "texts", text };
  return rarest ? { kind: "term", term: rarest.term } : { kind: "documents" };
}

/** The first and the last id of a time, or null where that is not worth knowing. */
export async function idsOfTime(
  { db }: Store,
  { fromMs, toMs }: Pick<Wanted, "fromMs" | "toMs">,
): Promise<{ first: string | null; last: string | null } | null> {
  if (fromMs === null && toMs === null) return null;
  let query = db.selectFrom("notification_document").select("id").limit(MANY_TIMES);
  if (fromMs !== null) query = query.where("at", ">=", fromMs);
  if (toMs !== null) query = query.where("at", "<=", toMs);
  const found = await db
    .selectFrom(query.as("timely"))
    .select(({ fn }) => [fn.min("id").as("first"), fn.max("id").as("last"), fn.countAll<number>().as("count")])
    .executeTakeFirst();
  return found && found.count < MANY_TIMES ? { first: found.first, last: found.last } : null;
}

/** Whether the engine's index can find it: that knows three letters and more, and on Postgres no signs. */
async function isFoundByText(store: Store, text: string): Promise<boolean> {
  if (text.length < 3) return false;
  if (store.engine === "sqlite") return true;
  if (!/[a-zA-Z0-9]{3}/.test(text) || !(await hasTextIndex(store))) return false;
  const { rows } = await sql<{ count: number }>`select count(*) as count from
    (select 1 from notification_document where ${like(text)} limit ${FEW_TEXTS}) as found`.execute(store.db);
  return (rows[0]?.count ?? 0) < FEW_TEXTS;
}

/** Whether texts are found by an index: a Postgres without pg_trgm looks at one after the other. */
export async function hasTextIndex({ engine, db }: Store): Promise<boolean> {
  if (engine === "sqlite") return true;
  const { rows } = await sql`select 1 where to_regclass('notification_document_text') is not null`.execute(db);
  return rows.length > 0;
}

async function countTerm({ db }: Store, term: string): Promise<number> {
  const few = db.selectFrom("notification_term").select("term").where("term", "=", term).limit(RARE);
  const row = await db
    .selectFrom(few.as("few"))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}
