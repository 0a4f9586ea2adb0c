import { type Kysely, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { ContractSummary } from "./contract";

/** One piece of evidence, as it bears on the index; what speaks of no contract has a null code. */
export type Touch = { profileId: string; contractCode: string | null; id: string; atMs: number };

/** Moves the contracts that fresh evidence speaks of to where they belong in the list; in the transaction that records it. */
export async function touchContracts(tx: Kysely<Database>, evidence: readonly Touch[]): Promise<void> {
  const newest = new Map<string, Database["contract"]>();
  for (const { profileId, contractCode, id, atMs } of evidence) {
    if (contractCode === null) continue;
    const row = { profile_id: profileId, contract_code: contractCode, last_id: id, last_at: atMs };
    const key = `${profileId} ${contractCode}`;
    const known = newest.get(key);
    if (!known || isNewer(row, known)) newest.set(key, row);
  }
  if (newest.size === 0) return;
  // In one order everywhere, so that two transactions never wait for each other.
  const rows = [...newest].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  await tx
    .insertInto("contract")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["profile_id", "contract_code"])
        .doUpdateSet(({ ref }) => ({ last_id: ref("excluded.last_id"), last_at: ref("excluded.last_at") }))
        .where(sql<boolean>`(excluded.last_at, excluded.last_id) > (contract.last_at, contract.last_id)`),
    )
    .execute();
}

/** Makes the whole index anew from the evidence. */
export async function reindexContracts(store: Store): Promise<void> {
  await write(store, async (tx) => {
    if (store.engine === "postgres") await sql`lock table contract in exclusive mode`.execute(tx);
    await tx.deleteFrom("contract").execute();
    await sql`
      insert into contract (profile_id, contract_code, last_id, last_at)
      select profile_id, contract_code, id, at
      from (
        select profile_id, contract_code, id, at,
          row_number() over (partition by profile_id, contract_code order by at desc, id desc) as place
        from (
          select profile_id, contract_code, id, at from exchange where contract_code is not null
          union all
          select profile_id, contract_code, id, at from notification where contract_code is not null
        ) as evidence
      ) as placed
      where place = 1`.execute(tx);
  });
}

/** Contracts by their latest evidence, newest first; `before` is the `next` of the page above. */
export async function listContracts(
  db: Kysely<Database>,
  page: { before: string | null; limit: number },
): Promise<{ items: ContractSummary[]; next: string | null }> {
  let query = db
    .selectFrom("contract")
    .selectAll()
    .orderBy("last_at", "desc")
    .orderBy("last_id", "desc")
    .limit(page.limit + 1);
  const cursor = readCursor(page.before);
  if (cursor) query = query.where(sql<boolean>`(last_at, last_id) < (${cursor.atMs}, ${cursor.id})`);
  const rows = await query.execute();
  const shown = rows.slice(0, page.limit);
  const items = shown.map((row) => ({
    profileId: row.profile_id,
    contractCode: row.contract_code,
    lastAtMs: row.last_at,
  }));
  const last = shown.at(-1);
  return { items, next: rows.length > page.limit && last ? `${last.last_at}.${last.last_id}` : null };
}

/** The profile of that merchant that speaks of the contract code, or null when none of ours does. */
export async function profileOfContract(
  db: Kysely<Database>,
  { mchid, contractCode }: { mchid: string; contractCode: string },
): Promise<string | null> {
  const row = await db
    .selectFrom("profile")
    .innerJoin("contract", "contract.profile_id", "profile.id")
    .select("contract.profile_id")
    .where("profile.mchid", "=", mchid)
    .where("contract.contract_code", "=", contractCode)
    .orderBy("contract.last_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.profile_id ?? null;
}

function isNewer(one: Database["contract"], other: Database["contract"]): boolean {
  return one.last_at === other.last_at ? one.last_id > other.last_id : one.last_at > other.last_at;
}

function readCursor(text: string | null): { atMs: number; id: string } | null {
  const [, at, id] = /^(\d{1,15})\.(.{1,100})$/.exec(text ?? "") ?? [];
  return at !== undefined && id !== undefined ? { atMs: Number(at), id } : null;
}
