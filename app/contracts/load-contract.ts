import type { PresignCall } from "@/components/contracts/contract-steps";
import type { Contract, Evidence } from "@/lib/contracts/contract";
import { evidenceOf } from "@/lib/contracts/evidence";
import { fold } from "@/lib/contracts/fold";
import { inOrder } from "@/lib/contracts/order";
import { type Outcome, outcomeOf } from "@/lib/contracts/outcome";
import { roleOf } from "@/lib/contracts/role";
import { type World, world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { getProfile } from "@/lib/profiles/store";
import { readClock } from "@/lib/simulator/clock";
import { factsOf } from "@/lib/simulator/facts";

/** A contract as it stood at `nowMs`, by the clock of its platform; the sandbox's may stand still. */
export type LoadedContract = {
  profile: ProfileSummary;
  contract: Contract;
  outcome: Outcome;
  /** What our own evidence alone comes to: what a merchant of the real platform would know. */
  recorded: Outcome;
  /** The latest pre-sign, from which the next one can be made. */
  presignCall: PresignCall;
  nowMs: number;
  isFrozen: boolean;
};

/** The contract of that code, or null when nothing speaks of it. */
export async function loadContract(profileId: string, contractCode: string): Promise<LoadedContract | null> {
  const here = await world();
  const profile = await getProfile(here.store.db, profileId);
  return profile ? contractOf(profile, contractCode, here) : null;
}

/** Here the two sides meet: what we recorded, and what only a simulated platform can tell. */
export async function contractOf(
  profile: ProfileSummary,
  contractCode: string,
  { store, sim, wireClock }: World,
): Promise<LoadedContract | null> {
  const ours = await evidenceOf(store.db, { profileId: profile.id, contractCode });
  const isSimulated = profile.target === "simulator";
  const facts = isSimulated ? await factsOf({ mchid: profile.mchid, contractCode }, sim) : [];
  if (ours.length === 0 && facts.length === 0) return null;
  const contract = fold(contractCode, [...ours, ...facts.map((fact) => ({ kind: "fact" as const, ...fact }))]);
  const nowMs = isSimulated ? sim.clock.now() : wireClock.now();
  const isFrozen = isSimulated && (await readClock(sim)).mode === "frozen";
  const recorded = outcomeOf(fold(contractCode, ours), nowMs);
  const presignCall = latestPresign(ours);
  return { profile, contract, outcome: outcomeOf(contract, nowMs), recorded, presignCall, nowMs, isFrozen };
}

function latestPresign(evidence: readonly Evidence[]): PresignCall {
  const last = inOrder(evidence).findLast((piece) => piece.kind === "exchange" && roleOf(piece) === "presign");
  return last?.kind === "exchange" ? { operationId: last.operationId, exchangeId: last.id } : null;
}
