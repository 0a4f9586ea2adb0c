import { createSecretKey, generateKeyPairSync, type KeyObject } from "node:crypto";

/** A key pair that lives as long as the test run; nothing here is ever written to a fixture. */
export type TestKeys = { privateKey: KeyObject; publicKey: KeyObject; privateKeyPem: string; publicKeyPem: string };

const made = new Map<string, TestKeys>();

/** An RSA-2048 pair by its part in the test (`merchant`, `platform`, `stranger`); one file makes each pair only once. */
export function testKeys(part: string): TestKeys {
  const known = made.get(part);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keys: TestKeys = {
    privateKey,
    publicKey,
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
  made.set(part, keys);
  return keys;
}

/** A made-up APIv3 key: 32 ASCII bytes that are as random as any other constant. */
export function testApiv3Key(letter = "k"): KeyObject {
  return createSecretKey(Buffer.from(letter.repeat(32), "ascii"));
}
