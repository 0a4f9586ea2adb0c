import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { nonceFrom } from "@/lib/wechatpay/nonce";

/** What a merchant makes for itself before it applies: an RSA-2048 pair and an APIv3 key of 32 letters and digits. */
export async function newMerchantKeys(): Promise<{ privateKeyPem: string; publicKeyPem: string; apiv3Key: string }> {
  const pair = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { privateKeyPem: pair.privateKey, publicKeyPem: pair.publicKey, apiv3Key: nonceFrom(randomBytes(32)) };
}
