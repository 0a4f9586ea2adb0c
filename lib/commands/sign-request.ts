import { readFileSync } from "node:fs";
import path from "node:path";
import type { MerchantFile } from "@/lib/simulator/merchant-file";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import { requestCanonical } from "@/lib/wechatpay/canonical";
import { readPrivateKey } from "@/lib/wechatpay/crypto/pem";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import { unixSeconds } from "@/lib/wechatpay/wire-time";

/** What is to be sent: `pathAndQuery` and `body` exactly as they will be. */
export type Unsigned = { method: string; pathAndQuery: string; body: Uint8Array };

/** The Authorization of a request by the merchant in a folder that `npm run enroll` wrote. */
export function authorizationOf(
  directory: string,
  request: Unsigned,
  { nowMs, random }: { nowMs: number; random: (bytes: number) => Uint8Array },
): string {
  const read = (name: string) => readFileSync(path.join(directory, name), "utf8");
  const merchant = JSON.parse(read("merchant.json")) as Pick<MerchantFile, "mchid" | "serial_no">;
  const privateKey = readPrivateKey(read("apiclient_key.pem"), "apiclient_key.pem");
  const timestamp = unixSeconds(nowMs);
  const nonce = nonceFrom(random(32));
  const signature = sign(privateKey, requestCanonical({ ...request, timestamp, nonce }));
  return formatAuthorization({ mchid: merchant.mchid, serialNo: merchant.serial_no, timestamp, nonce, signature });
}
