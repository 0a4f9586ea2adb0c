import { readBytes } from "@/lib/db/bytes";
import { readApiv3Key, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import type { Merchant, MerchantDetails } from "./merchant";
import type { SimOutside } from "./outside";

const known = new WeakMap<object, Map<string, Merchant>>();

/** The service provider of that id with its keys parsed, or null. A merchant's row never changes, so it is read once. */
export async function getMerchant(mchid: string, outside: SimOutside): Promise<Merchant | null> {
  const remembered = known.get(outside.store) ?? new Map<string, Merchant>();
  known.set(outside.store, remembered);
  const found = remembered.get(mchid) ?? (await readMerchant(mchid, outside));
  if (found) remembered.set(mchid, found);
  return found;
}

async function readMerchant(mchid: string, { store, vault }: SimOutside): Promise<Merchant | null> {
  const row = await store.db.selectFrom("sim_merchant").selectAll().where("mchid", "=", mchid).executeTakeFirst();
  if (!row) return null;
  const sealed = { sealed: readBytes(row.sealed), sealedWith: row.sealed_with };
  return {
    mchid: row.mchid,
    serialNo: row.serial_no,
    publicKey: readPublicKey(row.certificate_pem, "merchant certificate"),
    apiv3Key: readApiv3Key(vault.open(sealed, merchantContext(mchid)), "apiv3_key"),
    details: JSON.parse(row.details) as MerchantDetails,
  };
}

export function merchantContext(mchid: string): string {
  return `sim_merchant ${mchid}`;
}
