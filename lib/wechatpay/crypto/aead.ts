import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";

/** AEAD_AES_256_GCM (RFC 5116): the tag is the last 16 bytes of the ciphertext. */
const TAG_BYTES = 16;

type Sealing = { nonce: string; associatedData: string };

/** Base64 of ciphertext and tag. `key` holds the 32 ASCII bytes of the APIv3 key, `nonce` is 12 ASCII characters. */
export function seal(key: KeyObject, plaintext: string, { nonce, associatedData }: Sealing): string {
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.from(nonce, "utf8"));
  cipher.setAAD(Buffer.from(associatedData, "utf8"));
  return Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

export type Opened =
  | { kind: "opened"; plaintext: Uint8Array }
  | { kind: "too_short"; bytes: number }
  | { kind: "refused" };

/** `refused`: the key is wrong, or a byte of ciphertext, nonce or associated data is not what was sealed; GCM cannot say which. */
export function open(key: KeyObject, ciphertext: Uint8Array, { nonce, associatedData }: Sealing): Opened {
  if (ciphertext.length < TAG_BYTES) return { kind: "too_short", bytes: ciphertext.length };
  const tag = ciphertext.subarray(ciphertext.length - TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "utf8"), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(associatedData, "utf8"));
    decipher.setAuthTag(tag);
    const head = decipher.update(ciphertext.subarray(0, ciphertext.length - TAG_BYTES));
    return { kind: "opened", plaintext: Buffer.concat([head, decipher.final()]) };
  } catch {
    return { kind: "refused" };
  }
}
