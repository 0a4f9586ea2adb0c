import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { strictBase64 } from "./base64";

/** RSAES-OAEP with SHA-1 and MGF1-SHA1, as every sensitive field of APIv3 (WeChat Pay docs: 敏感信息加解密). */
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" } as const;

/** What fits into one block of a 2048-bit key. */
export const MAX_OAEP_BYTES = 214;

/** Base64 of the sealed text. Throws for a text of more than `MAX_OAEP_BYTES`. */
export function sealOaep(publicKey: KeyObject, text: string): string {
  return publicEncrypt({ key: publicKey, ...OAEP }, Buffer.from(text, "utf8")).toString("base64");
}

/** The sealed text, or null for what was not sealed for this key. */
export function openOaep(privateKey: KeyObject, sealed: string): string | null {
  const bytes = strictBase64(sealed);
  if (bytes === null) return null;
  try {
    return privateDecrypt({ key: privateKey, ...OAEP }, bytes).toString("utf8");
  } catch {
    return null;
  }
}
