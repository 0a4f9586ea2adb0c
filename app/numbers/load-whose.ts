import { latestProfile } from "@/lib/contracts/contract-index";
import type { World } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";

type Target = ProfileSummary["target"];

/** Whose contracts are counted: one profile's, or those of all on one platform; never of both, whose clocks differ. */
export type Whose = {
  /** As the address says it: a profile's id, or a platform. */
  chosen: string;
  profiles: readonly ProfileSummary[];
  profileIds: readonly string[];
  nowMs: number;
};

/** What the address asks for; else the platform of the profile whose evidence is the latest. */
export async function loadWhose(asked: string | null, { store, sim, wireClock }: World): Promise<Whose> {
  const profiles = await listProfiles(store.db);
  const one = profiles.find(({ id }) => id === asked);
  const target = one?.target ?? targetOf(asked) ?? (await targetInUse(profiles, store.db));
  const meant = one ? [one] : profiles.filter((profile) => profile.target === target);
  return {
    chosen: one?.id ?? target,
    profiles,
    profileIds: meant.map(({ id }) => id),
    nowMs: (target === "simulator" ? sim.clock : wireClock).now(),
  };
}

function targetOf(text: string | null): Target | null {
  return text === "simulator" || text === "platform" ? text : null;
}

async function targetInUse(profiles: readonly ProfileSummary[], db: World["store"]["db"]): Promise<Target> {
  const latest = await latestProfile(db);
  return (profiles.find(({ id }) => id === latest) ?? profiles.at(-1))?.target ?? "simulator";
}
