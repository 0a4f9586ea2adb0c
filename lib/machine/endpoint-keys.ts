import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { getMerchant } from "@/lib/simulator/merchants";
import { platformKeys } from "@/lib/simulator/platform-keys";
import type { World } from "./world";

/** What a page may say of the files: where they are, and what in them is no secret. */
export type HandedOut = { folder: string; mchid: string; publicKeyId: string; platformSerial: string };

/**
 * Writes what a notification endpoint needs into a folder of its own below `dataDir`, for its owner alone: the APIv3 key
 * and the platform's two public keys. An endpoint signs nothing, so the merchant's private key stays in the vault. Null
 * when there is no such merchant.
 */
export async function handOutKeys(mchid: string, dataDir: string, { sim }: World): Promise<HandedOut | null> {
  const merchant = await getMerchant(mchid, sim);
  if (merchant === null) return null;
  const ring = await platformKeys(sim);
  const folder = path.join(dataDir, "endpoints", path.basename(mchid));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const { serial: publicKeyId } = ring.publicKey;
  const { serial: platformSerial } = ring.certificate;
  const apiv3_key = merchant.apiv3Key.export().toString("ascii");
  const names = { mchid, apiv3_key, pub_key_id: publicKeyId, platform_serial_no: platformSerial };
  writePrivately(path.join(folder, "merchant.json"), `${JSON.stringify(names, null, 2)}\n`);
  writePrivately(path.join(folder, "wechatpay_pub_key.pem"), ring.publicKey.pem);
  writePrivately(path.join(folder, "wechatpay_cert.pem"), ring.certificate.pem);
  return { folder, mchid, publicKeyId, platformSerial };
}

function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}
