import { expect, test } from "vitest";
import { openedByInbox } from "@/lib/profiles/opened";
import { getProfile, openProfile } from "@/lib/profiles/store";
import { getMerchant } from "@/lib/simulator/merchants";
import { testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import { makeSimulatedMerchant, switchSimulatedMerchant } from "./simulated-merchant";

onBothEngines((fresh) => {
  async function made() {
    const { store, sim, clock, enrolment } = await testWorld({ store: await fresh() });
    const here = { store, sim, vault: sim.vault, clock, publicUrl: "http://localhost:3001" };
    return { here, enrolment, profile: await makeSimulatedMerchant("one", here) };
  }

  test("a profile holds of the platform what such a merchant holds: the public key, the certificate, or both", async () => {
    const { here, enrolment, profile } = await made();
    const { publicKeyId, platformSerial } = enrolment;
    expect(profile.platformSerials).toEqual([publicKeyId]);
    const opened = openedByInbox(here);
    const holds = async () => [...((await opened(profile.inbox))?.keys.platformKeys.keys() ?? [])];
    expect(await holds()).toEqual([publicKeyId]);
    const HELD = { certificate: [platformSerial], grey: [publicKeyId, platformSerial], public_key: [publicKeyId] };
    for (const keyMode of ["certificate", "grey", "public_key"] as const) {
      expect(await switchSimulatedMerchant(profile.mchid, keyMode, here)).toBe(true);
      expect((await getMerchant(profile.mchid, here.sim))?.details.keyMode).toBe(keyMode);
      expect((await getProfile(here.store.db, profile.id))?.platformSerials).toEqual(HELD[keyMode]);
      expect(await holds()).toEqual(HELD[keyMode]);
    }
    expect(await switchSimulatedMerchant("1600000000", "grey", here)).toBe(false);
  });

  test("another merchant's profile, and the merchant's own keys, are left as they are", async () => {
    const { here, enrolment, profile } = await made();
    const other = await makeSimulatedMerchant("other", here);
    const keysOf = async (id: string) => (await openProfile({ id }, { db: here.store.db, vault: here.vault }))?.keys;
    const before = await keysOf(profile.id);
    await switchSimulatedMerchant(profile.mchid, "certificate", here);
    const after = await keysOf(profile.id);
    expect(after?.apiv3Key.equals(before?.apiv3Key ?? after.privateKey)).toBe(true);
    expect(after?.privateKey.equals(before?.privateKey ?? after.apiv3Key)).toBe(true);
    expect((await getProfile(here.store.db, other.id))?.platformSerials).toEqual([enrolment.publicKeyId]);
  });
});
