import { type KeyObject, sign } from "node:crypto";

/**
 * SHA256 with RSA, PKCS#1 v1.5, as Base64 without line breaks, made on a thread beside the event loop: it takes as long
 * as the disk does to keep what is answered, and on the event loop it would keep the disk's word waiting.
 */
export function signAside(privateKey: KeyObject, message: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    sign("RSA-SHA256", message, privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(signature.toString("base64"));
    });
  });
}
