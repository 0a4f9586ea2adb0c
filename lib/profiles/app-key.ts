import { createHash, createSecretKey, type KeyObject } from "node:crypto";

/** The rule in words, for messages. */
export const APP_KEY_RULE =
  "32 bytes as Base64 (44 characters) or as hex (64 digits), e.g. from: openssl rand -base64 32";

/** The key that seals secrets, as an object that shows nothing of itself when it is printed; null when it breaks the rule. */
export function readAppKey(text: string): KeyObject | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return createSecretKey(Buffer.from(text, "hex"));
  if (/^[A-Za-z0-9+/]{43}=?$/.test(text)) return createSecretKey(Buffer.from(text, "base64"));
  return null;
}

/** Names a key without telling it: the first 8 hex digits of its SHA-256. */
export function appKeyId(key: KeyObject): string {
  return createHash("sha256").update(key.export()).digest("hex").slice(0, 8);
}
