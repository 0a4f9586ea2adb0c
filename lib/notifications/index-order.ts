import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import type { Database } from "@/lib/db/database";

/** What is known of the times of all that is in the index: the latest of them. */
const LATEST = "latest_at";
/** By how many milliseconds the time of a notification may lie before that of one with a smaller id. */
const DISORDER = "disorder_ms";

type Timed = { id: string; atMs: number };

/**
 * Learns the times of documents that are being taken in; `isLate` when others with greater ids are there already. What
 * was imported keeps its time of capture, which says nothing of the others: `overImported` finds it.
 */
export async function learnTimes(tx: Transaction<Database>, documents: readonly Timed[], isLate: boolean) {
  const known = await timesKnown(tx);
  const imported = await importedOf(tx, documents);
  let latest = known.latest;
  let disorder = known.disorder;
  for (const { id, atMs } of documents) {
    if (imported.has(id)) continue;
    if (latest !== null) disorder = Math.max(disorder, latest - atMs);
    // Those behind it may lie before it by what they may lie before its predecessor, and by what it lies behind that.
    if (isLate) disorder = Math.max(disorder, atMs - (await timeBefore(tx, id)) + known.disorder);
    latest = Math.max(latest ?? atMs, atMs);
  }
  if (latest !== null) await raise(tx, LATEST, latest);
  await raise(tx, DISORDER, disorder);
}

export type Ends = { from: string | null; upTo: string | null };

/**
 * Ids between which everything of that time is but what was imported; null where nothing bounds it. Times rise with the ids but for a known
 * disorder, so what lies further outside than that can be found by its time alone.
 */
export async function idsOfTime(
  db: Kysely<Database>,
  { fromMs, toMs }: { fromMs: number | null; toMs: number | null },
): Promise<Ends> {
  if (fromMs === null && toMs === null) return { from: null, upTo: null };
  const { disorder } = await timesKnown(db);
  const at = (end: "asc" | "desc") => ofOurWire(db).select("id").orderBy("at", end).limit(1);
  const [before, after] = await Promise.all([
    fromMs === null
      ? undefined
      : at("desc")
          .where("at", "<", fromMs - disorder)
          .executeTakeFirst(),
    toMs === null
      ? undefined
      : at("asc")
          .where("at", ">", toMs + disorder)
          .executeTakeFirst(),
  ]);
  return { from: before?.id ?? null, upTo: after?.id ?? null };
}

async function timesKnown(db: Kysely<Database>): Promise<{ latest: number | null; disorder: number }> {
  const rows = await db
    .selectFrom("notification_index")
    .select(["name", "value"])
    .where("name", "in", [LATEST, DISORDER])
    .execute();
  const values = new Map(rows.map(({ name, value }) => [name, Number(value)]));
  return { latest: values.get(LATEST) ?? null, disorder: values.get(DISORDER) ?? 0 };
}

function ofOurWire(db: Kysely<Database>) {
  return db
    .selectFrom("notification_document")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("notification_import")
            .select("notification_id")
            .whereRef("notification_id", "=", "notification_document.id"),
        ),
      ),
    );
}

async function importedOf(tx: Transaction<Database>, documents: readonly Timed[]): Promise<Set<string>> {
  const ids = documents.map(({ id }) => id);
  const rows = await tx
    .selectFrom("notification_import")
    .select("notification_id as id")
    .where("notification_id", "in", ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function timeBefore(tx: Transaction<Database>, id: string): Promise<number> {
  const query = ofOurWire(tx).select("at").where("id", "<", id).orderBy("id", "desc").limit(1);
  // Nothing before it: then it lies behind whatever is the earliest.
  const first = ofOurWire(tx).select("at").orderBy("at").limit(1);
  const row = (await query.executeTakeFirst()) ?? (await first.executeTakeFirst());
  return row?.at ?? Number.POSITIVE_INFINITY;
}

async function raise(tx: Transaction<Database>, name: string, to: number): Promise<void> {
  await tx
    .insertInto("notification_index")
    .values({ name, value: String(to) })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ value: String(to) })
        .where(sql<boolean>`cast(notification_index.value as bigint) < ${to}`),
    )
    .execute();
}
