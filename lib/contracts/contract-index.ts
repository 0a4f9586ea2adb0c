import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import { type Found, toFound } from "./found";
import type { Times } from "./search-terms";

/** One piece of evidence, as it bears on the index; what speaks of no contract has a null code, and maybe an order. */
export type Touch = {
  profileId: string;
  contractCode: string | null;
  outTradeNo: string | null;
  id: string;
  atMs: number;
};

type Newest = Pick<Selectable<Database["contract"]>, "profile_id" | "contract_code" | "last_id" | "last_at">;

/**
 * Moves the contracts that fresh evidence speaks of to where they belong in the list, and marks them to be folded; in
 * the transaction that records it. Whose an order is, the fold finds out.
 */
export async function touchContracts(tx: Kysely<Database>, evidence: readonly Touch[]): Promise<void> {
  const newest = new Map<string, Newest>();
  for (const { profileId, contractCode, id, atMs } of evidence) {
    if (contractCode === null) continue;
    const row = { profile_id: profileId, contract_code: contractCode, last_id: id, last_at: atMs };
    const key = keyText(row);
    const known = newest.get(key);
    if (!known || isNewer(row, known)) newest.set(key, row);
  }
  await touchOrders(tx, evidence);
  if (newest.size === 0) return;
  // In one order everywhere, so that two transactions never wait for each other.
  const rows = [...newest].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  await tx
    .insertInto("contract")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["profile_id", "contract_code"]).doUpdateSet(({ ref }) => ({
        last_id: newer("last_id"),
        last_at: newer("last_at"),
        touches: sql<number>`${ref("contract.touches")} + 1`,
      })),
    )
    .execute();
}

/** Lets the fold find out whose these orders are: evidence that names no contract came, or was taken away. */
export async function touchOrders(
  tx: Kysely<Database>,
  evidence: readonly Pick<Touch, "id" | "profileId" | "contractCode" | "outTradeNo">[],
): Promise<void> {
  const rows = evidence.flatMap(({ id, profileId, contractCode, outTradeNo }) =>
    contractCode === null && outTradeNo !== null ? [{ id, profile_id: profileId, out_trade_no: outTradeNo }] : [],
  );
  if (rows.length === 0) return;
  await tx
    .insertInto("contract_order_touch")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function newer(column: "last_id" | "last_at") {
  const isNewer = sql`(excluded.last_at, excluded.last_id) > (contract.last_at, contract.last_id)`;
  return sql<never>`case when ${isNewer} then ${sql.ref(`excluded.${column}`)} else ${sql.ref(`contract.${column}`)} end`;
}

/** Leaves contracts to be folded again: for who takes evidence away, in the same transaction. */
export async function markStale(
  tx: Kysely<Database>,
  contracts: readonly { profileId: string; contractCode: string }[],
): Promise<void> {
  for (const { profileId, contractCode } of contracts) {
    await tx
      .updateTable("contract")
      .set({ touches: sql<number>`touches + 1` })
      .where("profile_id", "=", profileId)
      .where("contract_code", "=", contractCode)
      .execute();
  }
}

/** One order for all who write several contracts at once. */
export function keyText({ profile_id, contract_code }: { profile_id: string; contract_code: string }): string {
  return `${profile_id} ${contract_code}`;
}

/** Contracts by their latest evidence, newest first, folded or not; `before` is the `next` of the page above. */
export async function listContracts(
  db: Kysely<Database>,
  page: { before: string | null; limit: number; times: Times },
): Promise<{ items: Found[]; next: string | null }> {
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
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toFound(row, page.times)),
    next: rows.length > page.limit && last ? `${last.last_at}.${last.last_id}` : null,
  };
}

/** The profile whose evidence is the latest, or null while there is none. */
export async function latestProfile(db: Kysely<Database>): Promise<string | null> {
  const row = await db
    .selectFrom("contract")
    .select("profile_id")
    .orderBy("last_at", "desc")
    .orderBy("last_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.profile_id ?? null;
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

function isNewer(one: Newest, other: Newest): boolean {
  return one.last_at === other.last_at ? one.last_id > other.last_id : one.last_at > other.last_at;
}

function readCursor(text: string | null): { atMs: number; id: string } | null {
  const [, at, id] = /^(\d{1,15})\.(.{1,100})$/.exec(text ?? "") ?? [];
  return at !== undefined && id !== undefined ? { atMs: Number(at), id } : null;
}
