import { newId } from "@/lib/ids";
import { type World, world } from "@/lib/machine/world";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { addressesOf, createProfile, listProfiles, readdressProfiles } from "@/lib/profiles/store";
import { enrol } from "@/lib/simulator/enrol";

/**
 * A new merchant on the simulated platform, and our profile of it. Here the two sides meet, as a person would who
 * makes keys, hands the public one to the merchant console and notes down what came back.
 */
export async function createSimulatedProfile(name: string): Promise<ProfileSummary> {
  const { sim, store, vault, clock, publicUrl } = await world();
  const keys = await newMerchantKeys();
  const granted = await enrol({ publicKeyPem: keys.publicKeyPem, apiv3Key: keys.apiv3Key }, sim);
  const { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid } = granted;
  const nowMs = clock.now();
  const inbox = newId("in", nowMs);
  const identity = { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid };
  return createProfile(
    { id: newId("pf", nowMs), name, target: "simulator", inbox, ...addressesOf(inbox, publicUrl), ...identity },
    {
      privateKeyPem: keys.privateKeyPem,
      apiv3Key: keys.apiv3Key,
      platformKeys: {
        [granted.publicKeyId]: granted.publicKeyPem,
        [granted.platformSerial]: granted.platformCertificatePem,
      },
    },
    { db: store.db, vault, nowMs },
  );
}

/** At every start: simulated profiles follow the machine door's address, and a newcomer finds a merchant that works. */
export async function ensureFirstProfile(): Promise<void> {
  const { store, publicUrl }: World = await world();
  await readdressProfiles(store.db, publicUrl);
  if ((await listProfiles(store.db)).length === 0) await createSimulatedProfile("模拟服务商 · Simulated partner");
}
