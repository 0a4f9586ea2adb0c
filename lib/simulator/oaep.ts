import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";

/** RSAES-OAEP with SHA-1 and MGF1-SHA1, as all of APIv3's sensitive fields (docs: 敏感信息加解密). */
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" } as const;

/** The bytes that were encrypted for this key; null for anything that was not. */
export function openOaep(key: KeyObject, base64: string): Uint8Array | null {
  const sealed = strictBase64(base64);
  if (sealed === null) return null;
  try {
    return privateDecrypt({ key, ...OAEP }, sealed);
  } catch {
    return null;
  }
}

/** Base64; 214 bytes at the most under a key of 2048 bits. */
export function sealOaep(key: KeyObject, plain: Uint8Array): string {
  return publicEncrypt({ key, ...OAEP }, plain).toString("base64");
}
