import { type Kysely, type Selectable, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { keyText } from "./contract-index";
import { evidenceOfMany } from "./evidence";
import { fold } from "./fold";
import { claimIdNotices, holdIds, recallIdNotices } from "./id-notices";
import { indexRow } from "./index-row";
import { lookupKeys } from "./lookup-keys";
import { claimOrders } from "./order-touches";

/** A contract to fold: where it stands in the list, and how much of its evidence had come when that was read. */
export type ToFold = Pick<
  Selectable<Database["contract"]>,
  "profile_id" | "contract_code" | "last_at" | "last_id" | "touches"
>;

/** Folds contracts that fresh evidence has touched into the index, so many at most; says how many that were. */
export async function foldStale(store: Store, most: number): Promise<number> {
  await claimOrders(store);
  await claimIdNotices(store);
  const stale = await staleContracts(store.db)
    .select(["profile_id", "contract_code", "last_at", "last_id", "touches"])
    .limit(most)
    .execute();
  await foldIntoIndex(store, stale);
  return stale.length;
}

/** Is there anything that the index does not know yet? */
export async function isStale(db: Kysely<Database>): Promise<boolean> {
  const row = await staleContracts(db).select("contract_code").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** In the order of their own index: Postgres takes a third of all for stale and would look through the table. */
function staleContracts(db: Kysely<Database>) {
  return db.selectFrom("contract").where(sql<boolean>`folded < touches`).orderBy("profile_id").orderBy("contract_code");
}

/** What the evidence of these contracts comes to, into the index; what came while it was read leaves them stale. */
export async function foldIntoIndex(store: Store, wanted: readonly ToFold[]): Promise<void> {
  if (wanted.length === 0) return;
  // In one order everywhere, so that two transactions never wait for each other.
  const sorted = [...wanted].sort((left, right) => (keyText(left) < keyText(right) ? -1 : 1));
  const folded: Folded[] = [];
  for (const [profileId, ofProfile] of byProfile(sorted)) {
    const contractCodes = ofProfile.map((row) => row.contract_code);
    const evidence = await evidenceOfMany(store.db, { profileId, contractCodes });
    for (const row of ofProfile) {
      const pieces = evidence.get(row.contract_code) ?? [];
      const derived = indexRow(fold(row.contract_code, pieces));
      folded.push({ row, derived, keys: lookupKeys(row.contract_code, pieces) });
    }
  }
  await write(store, async (tx) => {
    if (folded.some(({ keys }) => keys.some(isContractId))) await holdIds(tx, store.engine);
    await writeRows(tx, folded);
    await writeKeys(tx, folded);
  });
}

type Folded = { row: ToFold; derived: ReturnType<typeof indexRow>; keys: ReturnType<typeof lookupKeys> };

async function writeRows(tx: Kysely<Database>, folded: readonly Folded[]): Promise<void> {
  const [first] = folded;
  if (!first) return;
  const columns = Object.keys(first.derived) as (keyof Folded["derived"])[];
  await tx
    .insertInto("contract")
    .values(
      folded.map(({ row, derived }) => ({
        profile_id: row.profile_id,
        contract_code: row.contract_code,
        last_at: row.last_at,
        last_id: row.last_id,
        touches: row.touches,
        ...derived,
        folded: row.touches,
        seen_at: row.last_at,
        seen_id: row.last_id,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["profile_id", "contract_code"])
        .doUpdateSet(({ ref }) => ({
          ...Object.fromEntries(columns.map((column) => [column, ref(`excluded.${column}`)])),
          last_at: unlessTouched("last_at"),
          last_id: unlessTouched("last_id"),
          seen_at: ref("excluded.seen_at"),
          seen_id: ref("excluded.seen_id"),
          folded: ref("excluded.folded"),
        }))
        .where(sql<boolean>`contract.folded <= excluded.folded`),
    )
    .execute();
}

/** A place in the list that evidence has moved meanwhile is the newer one. */
function unlessTouched(column: "last_at" | "last_id") {
  const [ours, theirs] = [sql.ref(`excluded.${column}`), sql.ref(`contract.${column}`)];
  return sql<never>`case when contract.touches = excluded.touches then ${ours} else ${theirs} end`;
}

async function writeKeys(tx: Kysely<Database>, folded: readonly Folded[]): Promise<void> {
  for (const [profileId, ofProfile] of byProfile(folded.map(({ row }) => row))) {
    const codes = ofProfile.map((row) => row.contract_code);
    const mine = folded.filter(({ row }) => row.profile_id === profileId);
    const wanted = new Map(
      mine.flatMap(({ row, keys }) =>
        keys.map((key) => {
          const entry = { ...key, profile_id: row.profile_id, contract_code: row.contract_code };
          return [entryText(entry), entry] as const;
        }),
      ),
    );
    const known = await tx
      .selectFrom("contract_lookup")
      .selectAll()
      .where("profile_id", "=", profileId)
      .where("contract_code", "in", codes)
      .execute();
    const kept = new Set(known.map(entryText));
    for (const entry of known.filter((one) => !wanted.has(entryText(one)))) await forget(tx, entry);
    const fresh = [...wanted].filter(([text]) => !kept.has(text)).map(([, entry]) => entry);
    if (fresh.length === 0) continue;
    await tx
      .insertInto("contract_lookup")
      .values(fresh)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await recallIdNotices(
      tx,
      fresh.filter(isContractId).map(({ value }) => value),
    );
  }
}

function isContractId({ kind }: { kind: string }): boolean {
  return kind === "contract_id";
}

async function forget(tx: Kysely<Database>, entry: Database["contract_lookup"]): Promise<void> {
  await tx
    .deleteFrom("contract_lookup")
    .where("kind", "=", entry.kind)
    .where("value", "=", entry.value)
    .where("profile_id", "=", entry.profile_id)
    .where("contract_code", "=", entry.contract_code)
    .execute();
}

function entryText({ kind, value, contract_code }: Database["contract_lookup"]): string {
  return `${kind} ${value} ${contract_code}`;
}

function byProfile<Row extends { profile_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.profile_id, [...(groups.get(row.profile_id) ?? []), row]);
  return groups;
}
