import { readBytes } from "@/lib/db/bytes";
import { readApiv3Key, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import type { Merchant, MerchantDetails } from "./merchant";
import type { SimOutside } from "./outside";
import { remembered } from "./remembered";

const known = remembered<Merchant | null>();

/** The merchant of that id with its keys parsed, or null; read once, and again after its key mode was switched. */
export async function getMerchant(mchid: string, { store, vault }: SimOutside): Promise<Merchant | null> {
  return known.get(store, mchid, () => readMerchant(mchid, { store, vault }));
}

export function forgetMerchants(store: SimOutside["store"]): void {
  known.forget(store);
}

type Keys = Pick<SimOutside, "store" | "vault">;

async function readMerchant(mchid: string, { store, vault }: Keys): Promise<Merchant | null> {
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
