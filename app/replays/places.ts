import type { Places } from "@/components/replays/place-choice";
import { world } from "@/lib/machine/world";
import { listProfiles } from "@/lib/profiles/store";
import { listTargets } from "@/lib/targets/store";

/** Where replays can go: a merchant's targets and its own inbox; all of them for null. */
export async function placesOf(profileId: string | null): Promise<Places> {
  const { db } = (await world()).store;
  const [targets, profiles] = await Promise.all([listTargets(db), listProfiles(db)]);
  const isMeant = (id: string) => profileId === null || id === profileId;
  return {
    targets: targets.filter((target) => isMeant(target.profileId)),
    inboxes: profiles.filter(({ id }) => isMeant(id)).map(({ name, notifyUrl }) => ({ name, url: notifyUrl })),
  };
}
