import { makeSimulatedMerchant } from "@/lib/machine/simulated-merchant";
import { world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles, readdressProfiles } from "@/lib/profiles/store";

/** A new merchant on the simulated platform, and our profile of it. */
export async function createSimulatedProfile(name: string): Promise<ProfileSummary> {
  return makeSimulatedMerchant(name, await world());
}

/** At every start: simulated profiles follow the machine door's address, and a newcomer finds a merchant that works. */
export async function ensureFirstProfile(): Promise<void> {
  const { store, publicUrl } = await world();
  await readdressProfiles(store.db, publicUrl);
  if ((await listProfiles(store.db)).length === 0) await createSimulatedProfile("模拟服务商 · Simulated partner");
}
