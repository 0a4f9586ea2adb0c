import { newId } from "@/lib/ids";
import { newMerchantKeys } from "@/lib/profiles/merchant-keys";
import { forgetOpened } from "@/lib/profiles/opened";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { addressesOf, createProfile, holdPlatformKeys, listProfiles } from "@/lib/profiles/store";
import { enrol } from "@/lib/simulator/enrol";
import { heldKeys } from "@/lib/simulator/held-keys";
import { switchKeyMode } from "@/lib/simulator/key-mode";
import type { KeyMode } from "@/lib/simulator/merchant";
import { platformKeys } from "@/lib/simulator/platform-keys";
import type { World } from "./world";

type Both = Pick<World, "sim" | "store" | "vault" | "clock" | "publicUrl">;

/**
 * A new merchant on the simulated platform, and our profile of it. Here the two sides meet, as a person would who
 * makes keys, hands the public one to the merchant console and notes down what came back.
 */
export async function makeSimulatedMerchant(name: string, here: Both): Promise<ProfileSummary> {
  const { sim, store, vault, clock, publicUrl } = here;
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
      platformKeys: heldKeys(granted.keyMode, await platformKeys(sim)),
    },
    { db: store.db, vault, nowMs },
  );
}

/**
 * Switches the key with which the platform signs for a merchant, and has our profiles of it hold what such a merchant
 * holds from then on. False when the platform knows no such merchant.
 */
export async function switchSimulatedMerchant(mchid: string, keyMode: KeyMode, here: Both): Promise<boolean> {
  const { sim, store, vault } = here;
  if (!(await switchKeyMode(mchid, keyMode, sim))) return false;
  const held = heldKeys(keyMode, await platformKeys(sim));
  const ours = (await listProfiles(store.db)).filter((one) => one.target === "simulator" && one.mchid === mchid);
  for (const { id } of ours) await holdPlatformKeys(id, held, { store, vault });
  forgetOpened(store);
  return true;
}
