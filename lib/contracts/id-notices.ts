import type { Kysely } from "kysely";
import { holdAlone } from "@/lib/db/alone";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { identifier, member, parseJson } from "@/lib/wechatpay/json";
import { keyText, markStale } from "./contract-index";

const AT_ONCE = 200;
const LOCK = "contract ids";

type Heard = { id: string; profileId: string; contractCode: string | null; resource: string | null };

/** Keeps under which contract id a notification tells of a contract whose code it does not say; with the row itself. */
export async function keepIdNotices(tx: Kysely<Database>, heard: readonly Heard[]): Promise<void> {
  const rows = heard.flatMap(({ id, profileId, contractCode, resource }) => {
    const contractId = contractCode === null && resource !== null ? toldId(parseJson(resource)) : null;
    return contractId === null ? [] : [{ id, profile_id: profileId, contract_id: contractId, waiting: 1 }];
  });
  if (rows.length > 0) await tx.insertInto("contract_id_notice").values(rows).execute();
}

/** Where the siblings put it (docs: 教育续费通 签约结果通知; 支付分 开启/解除授权服务回调通知, by which service providers are told). */
function toldId(said: unknown): string | null {
  const told = identifier(said, "contract_id") ?? identifier(member(said, "contract_information"), "contract_id");
  if (told !== null) return told;
  return identifier(said, "user_service_status") === null ? null : identifier(said, "authorization_code");
}

/**
 * Marks the contracts that fresh notifications name by their id alone. One whose id nobody has told yet belongs to no
 * contract: the fold that learns the id asks again (`recallIdNotices`).
 */
export async function claimIdNotices(store: Store): Promise<void> {
  const waiting = await store.db
    .selectFrom("contract_id_notice")
    .selectAll()
    .where("waiting", "=", 1)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  if (waiting.length === 0) return;
  await write(store, async (tx) => {
    await holdAlone(tx, store.engine, LOCK);
    await wakeOwners(tx, waiting);
    await tx
      .updateTable("contract_id_notice")
      .set({ waiting: 0 })
      .where(
        "id",
        "in",
        waiting.map(({ id }) => id),
      )
      .execute();
  });
}

/** Before ids are learned, in the same transaction: so nobody looks for their contracts meanwhile and finds none. */
export function holdIds(tx: Kysely<Database>, engine: Store["engine"]): Promise<void> {
  return holdAlone(tx, engine, LOCK);
}

/** Lets the notifications that named one of these ids, before any contract was known by it, be looked at again. */
export async function recallIdNotices(tx: Kysely<Database>, contractIds: readonly string[]): Promise<void> {
  if (contractIds.length === 0) return;
  await tx.updateTable("contract_id_notice").set({ waiting: 1 }).where("contract_id", "in", contractIds).execute();
}

/** For who takes notifications away, in the same transaction; says which contract each was evidence of. */
export async function forgetIdNotices(
  tx: Kysely<Database>,
  ids: readonly string[],
): Promise<{ id: string; contractCode: string }[]> {
  const gone = await tx.deleteFrom("contract_id_notice").where("id", "in", ids).returningAll().execute();
  if (gone.length === 0) return [];
  const owners = await wakeOwners(tx, gone);
  return gone.flatMap(({ id, profile_id, contract_id }) =>
    owners
      .filter((owner) => owner.profile_id === profile_id && owner.value === contract_id)
      .map((owner) => ({ id, contractCode: owner.contract_code })),
  );
}

async function wakeOwners(tx: Kysely<Database>, notices: readonly { profile_id: string; contract_id: string }[]) {
  const named = new Set(notices.map((row) => `${row.profile_id} ${row.contract_id}`));
  const ids = [...new Set(notices.map((row) => row.contract_id))];
  const owners = await tx
    .selectFrom("contract_lookup")
    .select(["profile_id", "contract_code", "value"])
    .where("kind", "=", "contract_id")
    .where("value", "in", ids)
    .execute();
  // In one order everywhere, so that two transactions never wait for each other.
  const mine = owners.filter((row) => named.has(`${row.profile_id} ${row.value}`));
  const keys = new Map(mine.map((row) => [keyText(row), row]));
  const sorted = [...keys].sort(([left], [right]) => (left < right ? -1 : 1));
  await markStale(
    tx,
    sorted.map(([, row]) => ({ profileId: row.profile_id, contractCode: row.contract_code })),
  );
  return mine;
}
