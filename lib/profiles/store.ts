import type { Kysely, Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { readApiv3Key, readPrivateKey, readPublicKey } from "@/lib/wechatpay/crypto/pem";
import type { ProfileKeys, ProfileSummary } from "./profile";
import type { Vault } from "./vault";

/** The secrets of a profile on their way into the vault: PEM texts and the 32 characters of the APIv3 key. */
export type ProfileSecrets = {
  privateKeyPem: string;
  apiv3Key: string;
  /** PEM public keys or certificates, by the serial that names them on the wire. */
  platformKeys: Record<string, string>;
};

type Outside = { db: Kysely<Database>; vault: Vault; nowMs: number };

/** Keeps a merchant identity. The keys are parsed first, so that a bad one is refused by name before anything is written. */
export async function createProfile(
  summary: Omit<ProfileSummary, "platformSerials">,
  secrets: ProfileSecrets,
  outside: Outside,
): Promise<ProfileSummary> {
  parseKeys(secrets);
  const full: ProfileSummary = { ...summary, platformSerials: Object.keys(secrets.platformKeys) };
  const { sealed, sealedWith } = outside.vault.seal(JSON.stringify(secrets), contextOf(full.id));
  const { id, name, target, baseUrl, inbox, mchid, serialNo, ...details } = full;
  await outside.db
    .insertInto("profile")
    .values({
      id,
      created_at: outside.nowMs,
      name,
      target,
      base_url: baseUrl,
      inbox,
      mchid,
      serial_no: serialNo,
      details: JSON.stringify(details),
      sealed,
      sealed_with: sealedWith,
    })
    .execute();
  return full;
}

/** Every profile, oldest first; no secrets. */
export async function listProfiles(db: Kysely<Database>): Promise<ProfileSummary[]> {
  const rows = await db.selectFrom("profile").selectAll().orderBy("id").execute();
  return rows.map(summaryOf);
}

/** The profile of that id, or null; no secrets. */
export async function getProfile(db: Kysely<Database>, id: string): Promise<ProfileSummary | null> {
  const row = await db.selectFrom("profile").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? summaryOf(row) : null;
}

/** Whether some profile listens there. */
export async function hasInbox(db: Kysely<Database>, inbox: string): Promise<boolean> {
  return (await db.selectFrom("profile").select("id").where("inbox", "=", inbox).executeTakeFirst()) !== undefined;
}

export type OpenedProfile = { summary: ProfileSummary; keys: ProfileKeys };

/** The profile with its keys, parsed; null when there is none. For the server alone. */
export async function openProfile(
  by: { id: string } | { inbox: string },
  outside: Omit<Outside, "nowMs">,
): Promise<OpenedProfile | null> {
  const query = outside.db.selectFrom("profile").selectAll();
  const row = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("inbox", "=", by.inbox)
  ).executeTakeFirst();
  if (!row) return null;
  const sealed = { sealed: readBytes(row.sealed), sealedWith: row.sealed_with };
  const secrets = JSON.parse(outside.vault.open(sealed, contextOf(row.id))) as ProfileSecrets;
  return { summary: summaryOf(row), keys: parseKeys(secrets) };
}

/**
 * Replaces the platform's keys that a profile trusts: PEM texts by the serial that names them on the wire. Whoever keeps
 * an opened profile hears of it by the feed. Throws when there is no such profile, or a key cannot be read.
 */
export async function holdPlatformKeys(
  id: string,
  platformKeys: Record<string, string>,
  { store, vault }: { store: Store; vault: Vault },
): Promise<void> {
  await write(store, async (tx, publish) => {
    const row = await tx.selectFrom("profile").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const kept = { sealed: readBytes(row.sealed), sealedWith: row.sealed_with };
    const secrets = { ...(JSON.parse(vault.open(kept, contextOf(id))) as ProfileSecrets), platformKeys };
    parseKeys(secrets);
    const { sealed, sealedWith } = vault.seal(JSON.stringify(secrets), contextOf(id));
    const details = JSON.stringify({ ...JSON.parse(row.details), platformSerials: Object.keys(platformKeys) });
    await tx.updateTable("profile").set({ details, sealed, sealed_with: sealedWith }).where("id", "=", id).execute();
    publish({ kind: "setting", id: `profile ${id}` });
  });
}

/** Where a simulated profile speaks and listens, given the public address of the machine door (no trailing slash). */
export function addressesOf(inbox: string, publicUrl: string): Pick<ProfileSummary, "baseUrl" | "notifyUrl"> {
  return { baseUrl: `${publicUrl}/`, notifyUrl: `${publicUrl}/notify/${inbox}` };
}

/** Simulated profiles live behind the machine door: when its address has changed since yesterday, theirs changes too. */
export async function readdressProfiles(db: Kysely<Database>, publicUrl: string): Promise<void> {
  const rows = await db.selectFrom("profile").selectAll().where("target", "=", "simulator").execute();
  for (const row of rows) {
    const { baseUrl, notifyUrl } = addressesOf(row.inbox, publicUrl);
    if (row.base_url === baseUrl) continue;
    const details = JSON.stringify({ ...JSON.parse(row.details), notifyUrl });
    await db.updateTable("profile").set({ base_url: baseUrl, details }).where("id", "=", row.id).execute();
  }
}

function parseKeys(secrets: ProfileSecrets): ProfileKeys {
  const entries = Object.entries(secrets.platformKeys);
  return {
    privateKey: readPrivateKey(secrets.privateKeyPem, "private_key"),
    apiv3Key: readApiv3Key(secrets.apiv3Key, "apiv3_key"),
    platformKeys: new Map(entries.map(([serial, pem]) => [serial, readPublicKey(pem, `platform key ${serial}`)])),
  };
}

function summaryOf(row: Selectable<Database["profile"]>): ProfileSummary {
  const { id, name, target, base_url: baseUrl, inbox, mchid, serial_no: serialNo } = row;
  return { ...JSON.parse(row.details), id, name, target, baseUrl, inbox, mchid, serialNo } as ProfileSummary;
}

function contextOf(id: string): string {
  return `profile ${id}`;
}
