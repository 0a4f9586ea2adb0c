import type { KeyMode, MerchantCondition, MerchantDetails } from "./merchant";
import type { SimOutside } from "./outside";

export type MerchantRow = { mchid: string; name: string; keyMode: KeyMode; condition: MerchantCondition };

/** The merchants that were enrolled last, newest first; no key. */
export async function listMerchants(
  { store }: Pick<SimOutside, "store">,
  { limit }: { limit: number },
): Promise<MerchantRow[]> {
  const rows = await store.db
    .selectFrom("sim_merchant")
    .select(["mchid", "details"])
    .orderBy("created_at", "desc")
    .orderBy("mchid")
    .limit(limit)
    .execute();
  return rows.map(({ mchid, details }) => {
    const { name, keyMode, condition = "healthy" } = JSON.parse(details) as MerchantDetails;
    return { mchid, name, keyMode, condition };
  });
}
