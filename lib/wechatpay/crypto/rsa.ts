import { type KeyObject, sign as signBytes, verify as verifyBytes } from "node:crypto";

/** SHA256 with RSA, PKCS#1 v1.5, as Base64 without line breaks. */
export function sign(privateKey: KeyObject, message: Uint8Array): string {
  return signBytes("RSA-SHA256", message, privateKey).toString("base64");
}

/** False for a wrong signature and for bytes that are no signature at all; never throws. */
export function verify(publicKey: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  return verifyBytes("RSA-SHA256", message, publicKey, signature);
}
