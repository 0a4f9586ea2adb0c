import { createPrivateKey, type KeyObject } from "node:crypto";
import type { Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import { write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { issueCertificate, newKeyPair, privatePem, publicPem } from "./certificates";
import { newPublicKeyId, newSerial } from "./numbers";
import type { SimOutside } from "./outside";

export type SigningKey = { serial: string; privateKey: KeyObject };

/** The platform's two identities: the older certificate and the newer public key. Private keys never print. */
export type PlatformKeyRing = {
  certificate: SigningKey & { pem: string };
  publicKey: SigningKey & { pem: string };
};

const ROW_ID = "platform";
const CONTEXT = "sim_platform";
const rings = new WeakMap<object, Promise<PlatformKeyRing>>();

/** The platform's keys, made at the first start and the same ever after; parsed once per store. */
export function platformKeys(outside: SimOutside): Promise<PlatformKeyRing> {
  const known = rings.get(outside.store);
  if (known) return known;
  const ring = readOrMake(outside);
  rings.set(outside.store, ring);
  ring.catch(() => rings.delete(outside.store));
  return ring;
}

async function readOrMake(outside: SimOutside): Promise<PlatformKeyRing> {
  const kept = await readRow(outside);
  if (kept) return opened(kept, outside);
  const row = await madeRow(outside);
  await write(outside.store, async (tx) => {
    await tx
      .insertInto("sim_platform")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  });
  const winner = await readRow(outside);
  if (!winner) throw new Error("The platform's keys were written and are not there");
  return opened(winner, outside);
}

function readRow({ store }: SimOutside) {
  return store.db.selectFrom("sim_platform").selectAll().where("id", "=", ROW_ID).executeTakeFirst();
}

async function madeRow({ clock, wireClock, random, vault }: SimOutside) {
  const [forCertificate, forPublicKey] = await Promise.all([newKeyPair(), newKeyPair()]);
  const serial = newSerial(random);
  const pem = await issueCertificate({
    commonName: "Tenpay.com Simulated Platform",
    serialNo: serial,
    publicKeyPem: publicPem(forCertificate.publicKey),
    signer: forCertificate.privateKey,
    nowMs: wireClock.now(),
  });
  const secrets = {
    certificate: privatePem(forCertificate.privateKey),
    publicKey: privatePem(forPublicKey.privateKey),
  };
  const { sealed, sealedWith } = vault.seal(JSON.stringify(secrets), CONTEXT);
  return {
    id: ROW_ID,
    created_at: clock.now(),
    certificate_serial: serial,
    certificate_pem: pem,
    public_key_id: newPublicKeyId(random),
    public_key_pem: publicPem(forPublicKey.publicKey),
    sealed,
    sealed_with: sealedWith,
  };
}

function opened(row: Selectable<Database["sim_platform"]>, { vault }: SimOutside): PlatformKeyRing {
  const sealed = { sealed: readBytes(row.sealed), sealedWith: row.sealed_with };
  const secrets = JSON.parse(vault.open(sealed, CONTEXT)) as { certificate: string; publicKey: string };
  return {
    certificate: {
      serial: row.certificate_serial,
      pem: row.certificate_pem,
      privateKey: createPrivateKey(secrets.certificate),
    },
    publicKey: { serial: row.public_key_id, pem: row.public_key_pem, privateKey: createPrivateKey(secrets.publicKey) },
  };
}
