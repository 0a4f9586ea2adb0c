import type { FollowUps } from "@/components/contracts/follow-up-rows";
import { followUpsOf, readFollowUpSettings } from "@/lib/contracts/follow-up-store";
import { world } from "@/lib/machine/world";
import type { LoadedContract } from "./load-contract";

/** What Qianyue asks about a contract by itself. */
export async function loadFollowUps({ profile, contract }: LoadedContract): Promise<FollowUps> {
  const { db } = (await world()).store;
  const { contractCode, presign } = contract;
  const [settings, found] = await Promise.all([
    readFollowUpSettings(db),
    followUpsOf(db, { profileId: profile.id, contractCode }),
  ]);
  const { isOn, sinceMs } = settings.get(profile.id) ?? { isOn: false, sinceMs: 0 };
  return { ...found, isOn: isOn && presign.state === "accepted" && presign.expiresAtMs > sinceMs };
}
