import type { ContractPage, ContractRow } from "@/components/contracts/contract-row";
import type { Contract } from "@/lib/contracts/contract";
import { listContracts } from "@/lib/contracts/contract-index";
import { evidenceOf } from "@/lib/contracts/evidence";
import { fold } from "@/lib/contracts/fold";
import { type Outcome, outcomeOf } from "@/lib/contracts/outcome";
import { type World, world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { getProfile, listProfiles } from "@/lib/profiles/store";
import { readClock } from "@/lib/simulator/clock";
import { factsOf } from "@/lib/simulator/facts";

/** A contract as it stood at `nowMs`, by the clock of its platform; the sandbox's may stand still. */
export type LoadedContract = {
  profile: ProfileSummary;
  contract: Contract;
  outcome: Outcome;
  nowMs: number;
  isFrozen: boolean;
};

/** The contract of that code, or null when nothing speaks of it. */
export async function loadContract(profileId: string, contractCode: string): Promise<LoadedContract | null> {
  const here = await world();
  const profile = await getProfile(here.store.db, profileId);
  return profile ? contractOf(profile, contractCode, here) : null;
}

/** Contracts with their outcomes, by their latest evidence, newest first. */
export async function loadContractPage(page: { before: string | null; limit: number }): Promise<ContractPage> {
  const here = await world();
  const profiles = new Map((await listProfiles(here.store.db)).map((profile) => [profile.id, profile]));
  const { items, next } = await listContracts(here.store.db, page);
  const rows = items.map(async ({ profileId, contractCode, lastAtMs }): Promise<ContractRow | null> => {
    const profile = profiles.get(profileId);
    const loaded = profile ? await contractOf(profile, contractCode, here) : null;
    if (!loaded) return null;
    return { profileId, profileName: loaded.profile.name, contractCode, lastAtMs, outcome: loaded.outcome };
  });
  return { items: (await Promise.all(rows)).filter((row) => row !== null), next };
}

/** Here the two sides meet: what we recorded, and what only a simulated platform can tell. */
async function contractOf(
  profile: ProfileSummary,
  contractCode: string,
  { store, sim, wireClock }: World,
): Promise<LoadedContract | null> {
  const recorded = await evidenceOf(store.db, { profileId: profile.id, contractCode });
  const isSimulated = profile.target === "simulator";
  const facts = isSimulated ? await factsOf({ mchid: profile.mchid, contractCode }, sim) : [];
  if (recorded.length === 0 && facts.length === 0) return null;
  const contract = fold(contractCode, [...recorded, ...facts.map((fact) => ({ kind: "fact" as const, ...fact }))]);
  const nowMs = isSimulated ? sim.clock.now() : wireClock.now();
  const isFrozen = isSimulated && (await readClock(sim)).mode === "frozen";
  return { profile, contract, outcome: outcomeOf(contract, nowMs), nowMs, isFrozen };
}
