import { type Kysely, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { keyText } from "./contract-index";
import { foldIntoIndex, type ToFold } from "./fold-index";
import { LOOKUP_KINDS, type LookupKind } from "./lookup-keys";

/** Contract codes of one batch: it is what the rebuilding holds in memory at once. */
const AT_ONCE = 200;
const NAME = "reindex";

/** How far it is: the code that was done last, and how much evidence there is and was walked. */
export type Progress = { after: string; contracts: number; pieces: number; total: number };

/**
 * Makes the whole index anew from the evidence, a batch of contract codes at a time, each batch with its place in one
 * commit. Whoever stops it goes on there the next time. Rows that no evidence speaks of any more are dropped.
 */
export async function* reindex(store: Store): AsyncGenerator<Progress> {
  let progress = (await unfinished(store.db)) ?? {
    after: "",
    contracts: 0,
    pieces: 0,
    total: await countEvidence(store.db),
  };
  yield progress;
  for (;;) {
    const codes = await nextCodes(store.db, progress.after);
    const upTo = codes.at(-1) ?? null;
    const rows = await newestOf(store.db, codes);
    await foldIntoIndex(store, rows);
    if (upTo === null) break;
    progress = {
      ...progress,
      after: upTo,
      contracts: progress.contracts + rows.length,
      pieces: progress.pieces + rows.reduce((sum, { pieces }) => sum + pieces, 0),
    };
    await remember(store, progress);
    yield progress;
  }
  await sweep(store);
  await write(store, async (tx) => {
    await tx.deleteFrom("contract_progress").where("name", "=", NAME).execute();
  });
}

/** The rebuilding that was interrupted, or null. */
export async function unfinished(db: Kysely<Database>): Promise<Progress | null> {
  const row = await db.selectFrom("contract_progress").select("value").where("name", "=", NAME).executeTakeFirst();
  return row ? (JSON.parse(row.value) as Progress) : null;
}

async function remember(store: Store, progress: Progress): Promise<void> {
  const row = { name: NAME, value: JSON.stringify(progress) };
  await write(store, async (tx) => {
    await tx
      .insertInto("contract_progress")
      .values(row)
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: row.value }))
      .execute();
  });
}

async function countEvidence(db: Kysely<Database>): Promise<number> {
  let sum = 0;
  for (const table of ["exchange", "notification"] as const) {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("contract_code", "is not", null)
      .executeTakeFirstOrThrow();
    sum += Number(count);
  }
  return sum;
}

/** The codes that come next in either table, by a walk along its index. */
async function nextCodes(db: Kysely<Database>, after: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of ["exchange", "notification"] as const) {
    const rows = await db
      .selectFrom(table)
      .select("contract_code")
      .where("contract_code", ">", after)
      .groupBy("contract_code")
      .orderBy("contract_code")
      .limit(AT_ONCE)
      .execute();
    found.push(...rows.flatMap((row) => row.contract_code ?? []));
  }
  return [...new Set(found)].sort(byBytes).slice(0, AT_ONCE);
}

/** Byte by byte, as both engines compare texts. */
function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

type Newest = ToFold & { pieces: number };

/** Of each contract of these codes its newest piece, as recording it would have left it, and how many there are. */
async function newestOf(db: Kysely<Database>, codes: readonly string[]): Promise<Newest[]> {
  if (codes.length === 0) return [];
  const list = sql.join(codes);
  const { rows } = await sql<Newest>`
    select placed.profile_id, placed.contract_code, placed.id as last_id, placed.at as last_at, placed.pieces,
      coalesce(contract.touches, 0) as touches
    from (
      select profile_id, contract_code, id, at,
        row_number() over (partition by profile_id, contract_code order by at desc, id desc) as place,
        count(*) over (partition by profile_id, contract_code) as pieces
      from (
        select profile_id, contract_code, id, at from exchange where contract_code in (${list})
        union all
        select profile_id, contract_code, id, at from notification where contract_code in (${list})
      ) as evidence
    ) as placed
    left join contract on contract.profile_id = placed.profile_id and contract.contract_code = placed.contract_code
    where placed.place = 1`.execute(db);
  return rows.map(({ pieces, ...row }) => ({ ...row, pieces: Number(pieces) }));
}

/** Drops the rows that no evidence speaks of, a page at a time along the table's key. */
async function sweep(store: Store): Promise<void> {
  let after = { profile_id: "", contract_code: "" };
  for (;;) {
    const rows = await store.db
      .selectFrom("contract")
      .select(["profile_id", "contract_code"])
      .where(sql<boolean>`(profile_id, contract_code) > (${after.profile_id}, ${after.contract_code})`)
      .orderBy("profile_id")
      .orderBy("contract_code")
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) break;
    after = last;
    const spoken = await spokenOf(
      store.db,
      rows.map((row) => row.contract_code),
    );
    const lost = rows.filter((row) => !spoken.has(keyText(row)));
    if (lost.length > 0) await write(store, (tx) => drop(tx, lost));
  }
  for (const kind of LOOKUP_KINDS) await write(store, (tx) => dropOrphans(tx, kind));
}

async function spokenOf(db: Kysely<Database>, codes: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const table of ["exchange", "notification"] as const) {
    const rows = await db
      .selectFrom(table)
      .select(["profile_id", "contract_code"])
      .distinct()
      .where("contract_code", "in", codes)
      .execute();
    for (const { profile_id, contract_code } of rows) {
      if (contract_code !== null) found.add(keyText({ profile_id, contract_code }));
    }
  }
  return found;
}

async function drop(tx: Kysely<Database>, rows: readonly { profile_id: string; contract_code: string }[]) {
  for (const { profile_id, contract_code } of rows) {
    await tx
      .deleteFrom("contract")
      .where("profile_id", "=", profile_id)
      .where("contract_code", "=", contract_code)
      .execute();
  }
}

async function dropOrphans(tx: Kysely<Database>, kind: LookupKind): Promise<void> {
  await tx
    .deleteFrom("contract_lookup")
    .where("kind", "=", kind)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("contract")
            .select("contract.contract_code")
            .whereRef("contract.profile_id", "=", "contract_lookup.profile_id")
            .whereRef("contract.contract_code", "=", "contract_lookup.contract_code"),
        ),
      ),
    )
    .execute();
}
