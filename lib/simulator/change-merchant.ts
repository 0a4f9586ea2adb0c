import { holdAlone } from "@/lib/db/alone";
import { write } from "@/lib/db/client";
import type { MerchantDetails } from "./merchant";
import { forgetMerchants } from "./merchants";
import type { SimOutside } from "./outside";

/** Writes over what the platform has set for a merchant, and has everyone read it afresh. False when there is none of that id. */
export async function changeMerchant(
  mchid: string,
  change: Partial<MerchantDetails>,
  { store }: Pick<SimOutside, "store">,
): Promise<boolean> {
  const found = await write(store, async (tx, publish) => {
    await holdAlone(tx, store.engine, `sim_merchant ${mchid}`);
    const row = await tx.selectFrom("sim_merchant").select("details").where("mchid", "=", mchid).executeTakeFirst();
    if (!row) return false;
    const known = JSON.parse(row.details) as MerchantDetails;
    const details: MerchantDetails = { ...known, ...change };
    await tx
      .updateTable("sim_merchant")
      .set({ details: JSON.stringify(details) })
      .where("mchid", "=", mchid)
      .execute();
    publish({ kind: "setting", id: `merchant ${mchid}` });
    return true;
  });
  forgetMerchants(store);
  return found;
}
