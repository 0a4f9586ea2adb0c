import { sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import { addToDigests, BLOCK } from "./index-digest";

/** To be raised when documents are made differently: the next start then makes the index anew. */
const EDITION = "3";
/** There once every document is in a digest. */
const DIGESTS = "digests";
const AT_ONCE = 500;

/**
 * Makes the index ready to be filled: one of another edition is emptied in small steps, so that nobody waits long, and
 * meanwhile counts as empty. Whoever is killed on the way goes on at the next start.
 */
export async function prepareIndex(store: Store, edition = EDITION): Promise<void> {
  if (!(await hasTextIndex(store))) await makeTextIndex(store);
  if ((await readEntry(store, "edition")) === edition) return fillDigests(store);
  await write(store, async (tx) => {
    await tx.deleteFrom("notification_index").execute();
    await tx.deleteFrom("notification_digest").execute();
  });
  while (await removeSome(store));
  await write(store, (tx) =>
    tx
      .insertInto("notification_index")
      .values([
        { name: "edition", value: edition },
        { name: "through", value: "" },
        { name: DIGESTS, value: "all" },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** Whether every document is in a digest: an index made before there were any is given them at the next start. */
export async function hasDigests(store: Store): Promise<boolean> {
  return (await readEntry(store, DIGESTS)) !== null;
}

/** Goes on where it was killed. Each page begins with the last one before it: what is marked twice is marked once. */
async function fillDigests(store: Store): Promise<void> {
  if (await hasDigests(store)) return;
  const last = await store.db
    .selectFrom("notification_digest")
    .select((row) => row.fn.max("first_id").as("id"))
    .executeTakeFirst();
  let from = last?.id ?? "";
  for (;;) {
    const page = store.db.selectFrom("notification_document").select(["id", "text"]).orderBy("id").limit(BLOCK);
    const rows = await page.where("id", ">=", from).execute();
    await write(store, (tx) => addToDigests(tx, rows));
    const next = rows.at(-1)?.id;
    if (next === undefined || rows.length < BLOCK) break;
    from = next;
  }
  await write(store, (tx) =>
    tx
      .insertInto("notification_index")
      .values({ name: DIGESTS, value: "all" })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

async function readEntry(store: Store, name: string): Promise<string | null> {
  const query = store.db.selectFrom("notification_index").select("value").where("name", "=", name);
  return (await query.executeTakeFirst())?.value ?? null;
}

/** Returns whether anything was there to be removed. */
function removeSome(store: Store): Promise<boolean> {
  return write(store, async (tx) => {
    const documents = await tx
      .deleteFrom("notification_document")
      .where("seq", "in", (from) => from.selectFrom("notification_document").select("seq").limit(AT_ONCE))
      .executeTakeFirst();
    if (documents.numDeletedRows > 0n) return true;
    const terms = await sql`delete from notification_term where (term, notification_id) in
      (select term, notification_id from notification_term limit ${AT_ONCE * 10})`.execute(tx);
    return (terms.numAffectedRows ?? 0n) > 0n;
  });
}

/** Whether texts are found by an index: a Postgres without pg_trgm looks at one after the other. */
export async function hasTextIndex({ engine, db }: Store): Promise<boolean> {
  if (engine === "sqlite") return true;
  const { rows } = await sql`select 1 where to_regclass('notification_document_text') is not null`.execute(db);
  return rows.length > 0;
}

/** For a Postgres that was given the extension after our tables; one that has it not goes on without. */
async function makeTextIndex({ db }: Store): Promise<void> {
  await sql`do $$ begin
    create extension if not exists pg_trgm;
    create index if not exists notification_document_text on notification_document using gin (text gin_trgm_ops);
  exception when others then null;
  end $$`.execute(db);
}
