import type { Transaction } from "kysely";
import { markStale, touchOrders } from "@/lib/contracts/contract-index";
import { forgetIdNotices } from "@/lib/contracts/id-notices";
import { ownersOfOrders } from "@/lib/contracts/order-touches";
import type { Database } from "@/lib/db/database";

export type Removed = { id: string; inbox: string; profileId: string; contractCode: string | null; atMs: number };

/** Takes the index rows of notifications out, in the same transaction and before they are gone. */
export type Unindex = (tx: Transaction<Database>, ids: readonly string[]) => Promise<void>;

/**
 * Takes notifications out for good, with what hangs on them, and says of which contracts evidence went. Pinned ones
 * stay. What was replayed or forwarded has copies of its own and is not touched.
 */
export async function removeNotifications(
  tx: Transaction<Database>,
  { ids, nowMs, unindex }: { ids: readonly string[]; nowMs: number; unindex: Unindex },
): Promise<Removed[]> {
  const pinned = tx.selectFrom("notification_pin").select("notification_id").where("notification_id", "in", ids);
  const loose = await tx
    .selectFrom("notification")
    .select("id")
    .where("id", "in", ids)
    .where("id", "not in", pinned)
    .execute();
  if (loose.length === 0) return [];
  const gone = loose.map(({ id }) => id);
  await unindex(tx, gone);
  const rows = await tx
    .deleteFrom("notification")
    .where("id", "in", gone)
    .returning(["id", "inbox", "profile_id", "contract_code", "out_trade_no", "at"])
    .execute();
  const namedById = await forgetIdNotices(tx, gone);
  await tx.deleteFrom("notification_answer").where("notification_id", "in", gone).execute();
  await tx.deleteFrom("notification_import").where("notification_id", "in", gone).execute();
  const removed = rows.map((row) => ({
    id: row.id,
    inbox: row.inbox,
    profileId: row.profile_id,
    contractCode: row.contract_code,
    atMs: row.at,
  }));
  const tradeNos = rows.flatMap((row) => (row.contract_code === null ? (row.out_trade_no ?? []) : []));
  const owners = tradeNos.length === 0 ? [] : await ownersOfOrders(tx, tradeNos);
  const evidence = rows.flatMap(({ id, profile_id: profileId, contract_code, out_trade_no, at: atMs }) => {
    const byOrder = owners.filter((one) => one.profile_id === profileId && one.out_trade_no === out_trade_no);
    const codes = [
      contract_code,
      ...(contract_code === null ? byOrder.map((one) => one.contract_code) : []),
      ...namedById.filter((one) => one.id === id).map((one) => one.contractCode),
    ];
    return [...new Set(codes)].flatMap((contractCode) =>
      contractCode === null ? [] : { profileId, contractCode, atMs },
    );
  });
  await tellContracts(tx, evidence, nowMs);
  await touchOrders(
    tx,
    rows.map(({ id, profile_id: profileId, contract_code: contractCode, out_trade_no: outTradeNo }) => {
      return { id, profileId, contractCode, outTradeNo };
    }),
  );
  return removed;
}

/** Of each contract that a notification was evidence of: by its code, its order or its id alone. */
async function tellContracts(
  tx: Transaction<Database>,
  evidence: readonly { profileId: string; contractCode: string; atMs: number }[],
  nowMs: number,
): Promise<void> {
  const byContract = new Map<
    string,
    { profile_id: string; contract_code: string; removed: number; up_to_at: number }
  >();
  for (const { profileId, contractCode, atMs } of evidence) {
    const key = `${profileId} ${contractCode}`;
    const sum = byContract.get(key) ?? {
      profile_id: profileId,
      contract_code: contractCode,
      removed: 0,
      up_to_at: atMs,
    };
    byContract.set(key, { ...sum, removed: sum.removed + 1, up_to_at: Math.max(sum.up_to_at, atMs) });
  }
  for (const row of byContract.values()) {
    await tx
      .insertInto("contract_removed")
      .values({ ...row, last_at: nowMs })
      .onConflict((conflict) =>
        conflict.columns(["profile_id", "contract_code"]).doUpdateSet((eb) => ({
          removed: eb("contract_removed.removed", "+", row.removed),
          last_at: nowMs,
          up_to_at: row.up_to_at,
        })),
      )
      .execute();
  }
  const contracts = [...byContract.values()];
  await markStale(
    tx,
    contracts.map(({ profile_id: profileId, contract_code: contractCode }) => ({ profileId, contractCode })),
  );
}
