import type { KeyObject } from "node:crypto";
import { openStore } from "@/lib/db/client";
import { createLog } from "@/lib/machine/log";
import { assembleWorld } from "@/lib/machine/world";
import { appKeyFile } from "@/lib/profiles/app-key-file";
import { listProfiles, openProfile } from "@/lib/profiles/store";
import { openVault } from "@/lib/profiles/vault";
import { platformKeys } from "@/lib/simulator/platform-keys";

/** A secret, and the pieces of text or bytes by which each of its usual writings would give it away. */
export type Secret = { name: string; texts: Buffer[] };

/** All key material of a data folder, opened by its vault; no server may run on it meanwhile. */
export async function keyMaterial(dataDir: string): Promise<Secret[]> {
  const store = await openStore({ dataDir, databaseUrl: undefined });
  const vault = openVault({ dataDir, appKey: undefined });
  const { sim } = assembleWorld({ store, vault, publicUrl: "", allowPrivate: false, log: createLog("silent") });
  const ring = await platformKeys(sim);
  const secrets: Secret[] = [
    { name: "app.key", texts: symmetric(appKeyFile(dataDir)) },
    { name: "platform certificate key", texts: asymmetric(ring.certificate.privateKey) },
    { name: "platform public key's private key", texts: asymmetric(ring.publicKey.privateKey) },
  ];
  for (const [index, { id }] of (await listProfiles(store.db)).entries()) {
    const opened = await openProfile({ id }, { db: store.db, vault });
    if (!opened) throw new Error(`No profile ${id}`);
    secrets.push({ name: `private key of profile ${index + 1}`, texts: asymmetric(opened.keys.privateKey) });
    secrets.push({ name: `apiv3Key of profile ${index + 1}`, texts: symmetric(opened.keys.apiv3Key) });
  }
  await store.close();
  return secrets;
}

/** The names of the secrets of which a piece is in these bytes. */
export function searchFor(secrets: readonly Secret[], bytes: Buffer): string[] {
  return secrets.filter(({ texts }) => texts.some((text) => bytes.includes(text))).map(({ name }) => name);
}

function symmetric(key: KeyObject): Buffer[] {
  const bytes = key.export();
  return [bytes, ...writings(bytes).map((text) => Buffer.from(text))];
}

/** A PKCS#8 key of 2048 bits tells its public modulus and exponent in this many first characters of Base64. */
const PUBLIC_CHARACTERS = 404;
const PEM_LINE = 64;

/** The lines of the PEM text behind the public part, and the secret numbers one by one, whole and as their first half. */
function asymmetric(key: KeyObject): Buffer[] {
  const pkcs8 = key.export({ type: "pkcs8", format: "der" }).toString("base64");
  const lines = pkcs8.match(new RegExp(`.{${PEM_LINE}}`, "g")) ?? [];
  const secretLines = lines.slice(Math.ceil(PUBLIC_CHARACTERS / PEM_LINE));
  const { d = "", p = "", q = "", dp = "", dq = "", qi = "" } = key.export({ format: "jwk" });
  const numbers = [d, p, q, dp, dq, qi].flatMap((number) => writings(Buffer.from(number, "base64url")));
  return [...secretLines, ...numbers.map((text) => text.slice(0, PEM_LINE))].map((text) => Buffer.from(text));
}

function writings(bytes: Buffer): string[] {
  const hex = bytes.toString("hex");
  const base64 = bytes.toString("base64").replace(/=+$/, "");
  return [base64, bytes.toString("base64url"), hex, hex.toUpperCase()];
}
