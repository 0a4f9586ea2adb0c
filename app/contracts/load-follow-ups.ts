import type { FollowUps } from "@/components/contracts/follow-up-rows";
import { isPaused } from "@/lib/contracts/follow-up";
import { readPaces } from "@/lib/contracts/follow-up-pace";
import { followUpsOf, readFollowUpSettings } from "@/lib/contracts/follow-up-store";
import { world } from "@/lib/machine/world";
import type { LoadedContract } from "./load-contract";

/** What Qianyue asks about a contract by itself. */
export async function loadFollowUps({ profile, contract, nowMs }: LoadedContract): Promise<FollowUps> {
  const { db } = (await world()).store;
  const { contractCode, presign } = contract;
  const [settings, paceOf, found] = await Promise.all([
    readFollowUpSettings(db),
    readPaces(db, [profile.id]),
    followUpsOf(db, { profileId: profile.id, contractCode }),
  ]);
  const pace = paceOf(profile.id);
  // A profile whose platform is in trouble asks nothing before its pause is over.
  const earliestMs = isPaused(pace, nowMs) ? pace.pausedUntilMs : 0;
  const followUps = found.followUps.map((one) => ({ ...one, dueAtMs: Math.max(one.dueAtMs, earliestMs) }));
  const { isOn, sinceMs } = settings.get(profile.id) ?? { isOn: false, sinceMs: 0 };
  return { ...found, followUps, isOn: isOn && "expiresAtMs" in presign && presign.expiresAtMs > sinceMs };
}
