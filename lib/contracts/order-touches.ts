import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { markStale } from "./contract-index";

const AT_ONCE = 200;

/**
 * Marks the contracts whose orders fresh evidence speaks of, and forgets that it was asked to. Evidence that comes
 * before its pre-sign belongs to nobody yet: the pre-sign itself will mark its contract.
 */
export async function claimOrders(store: Store): Promise<void> {
  const waiting = await store.db.selectFrom("contract_order_touch").selectAll().orderBy("id").limit(AT_ONCE).execute();
  if (waiting.length === 0) return;
  const tradeNos = [...new Set(waiting.map((row) => row.out_trade_no))];
  const profiles = new Set(waiting.map((row) => row.profile_id));
  const owners = await ownersOfOrders(store.db, tradeNos);
  await write(store, async (tx) => {
    const touched = owners
      .sort(byKey)
      .flatMap(({ profile_id: profileId, contract_code: contractCode }) =>
        contractCode !== null && profiles.has(profileId) ? [{ profileId, contractCode }] : [],
      );
    await markStale(tx, touched);
    await tx
      .deleteFrom("contract_order_touch")
      .where(
        "id",
        "in",
        waiting.map(({ id }) => id),
      )
      .execute();
  });
}

/** The contracts that were pre-signed on these orders, each with the order's number. */
export function ownersOfOrders(db: Kysely<Database>, tradeNos: readonly string[]) {
  return db
    .selectFrom("exchange as placed")
    .innerJoin("exchange as presign", "presign.prepay_id", "placed.prepay_id")
    .select(["presign.profile_id", "presign.contract_code", "placed.out_trade_no"])
    .distinct()
    .where("placed.out_trade_no", "in", tradeNos)
    .where("presign.contract_code", "is not", null)
    .execute();
}

type Owner = { profile_id: string; contract_code: string | null };

function byKey(left: Owner, right: Owner): number {
  return `${left.profile_id} ${left.contract_code}` < `${right.profile_id} ${right.contract_code}` ? -1 : 1;
}
