import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from "node:crypto";

/** Keys become `KeyObject`s at the door: those neither print nor serialise. Errors name the field, never its text. */
export function readPrivateKey(pem: string, field: string): KeyObject {
  const key = parse(() => createPrivateKey(pem), `${field} must be a PEM private key (PKCS#8, "BEGIN PRIVATE KEY")`);
  return requireRsa(key, field);
}

/** A public key from a PEM public key or from a PEM certificate, never from a private key that stands in its place. */
export function readPublicKey(pem: string, field: string): KeyObject {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) {
    throw new Error(
      `${field} must be a PEM public key or certificate, not a private key: that one stays with its owner`,
    );
  }
  const key = parse(() => createPublicKey(pem), `${field} must be a PEM public key or certificate`);
  return requireRsa(key, field);
}

/** The APIv3 key: exactly 32 ASCII letters and digits, used as the 32 bytes of AES-256 (docs: APIv3密钥). */
export function readApiv3Key(text: string, field: string): KeyObject {
  if (!/^[0-9A-Za-z]{32}$/.test(text)) throw new Error(`${field} must be exactly 32 ASCII letters and digits`);
  return createSecretKey(Buffer.from(text, "ascii"));
}

function parse(read: () => KeyObject, rule: string): KeyObject {
  try {
    return read();
  } catch {
    throw new Error(rule);
  }
}

function requireRsa(key: KeyObject, field: string): KeyObject {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== "rsa" || bits < 2048)
    throw new Error(`${field} must be an RSA key of at least 2048 bits`);
  return key;
}
