import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { appKeyId } from "./app-key";
import { appKeyFile } from "./app-key-file";

/** Seals and opens texts under APP_KEY; `context` binds a sealed text to its row, so it opens nowhere else. */
export type Vault = {
  seal(plain: string, context: string): { sealed: Uint8Array; sealedWith: string };
  open(row: { sealed: Uint8Array; sealedWith: string }, context: string): string;
};

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The vault under the key that is given, or under the one in `dataDir`, which is made at the first use. */
export function openVault(given: { dataDir: string; appKey: KeyObject | undefined }): Vault {
  const key = given.appKey ?? appKeyFile(given.dataDir);
  const keyId = appKeyId(key);
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const sealed = Buffer.concat([Buffer.of(VERSION), nonce, text, cipher.getAuthTag()]);
      return { sealed: new Uint8Array(sealed), sealedWith: keyId };
    },
    open({ sealed, sealedWith }, context) {
      if (sealedWith !== keyId) {
        throw new Error(
          `"${context}" is sealed with key ${sealedWith}, but APP_KEY (or app.key in DATA_DIR) is key ${keyId}: ` +
            "give back the key that it was sealed with",
        );
      }
      return unseal(sealed, { key, context });
    },
  };
}

function unseal(sealed: Uint8Array, { key, context }: { key: KeyObject; context: string }): string {
  const end = sealed.length - TAG_BYTES;
  const start = 1 + NONCE_BYTES;
  try {
    if (sealed[0] !== VERSION || end < start) throw new Error("Not a sealed text");
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, start), options);
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(start, end)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new Error(`"${context}" cannot be opened: the sealed bytes were altered or belong to another row`, { cause });
  }
}
