import { afterFailure, isSettledBy, MOST_CRASHES } from "@/lib/contracts/follow-up";
import {
  type Claimed,
  claimFollowUps,
  openSession,
  type Settled,
  settleFollowUp,
} from "@/lib/contracts/follow-up-claim";
import { keepPace } from "@/lib/contracts/follow-up-pace";
import { type FollowRule, planFollowUps } from "@/lib/contracts/follow-up-plan";
import { readFollowUpSettings, switchFollowUp } from "@/lib/contracts/follow-up-store";
import { write } from "@/lib/db/client";
import type { Exchange } from "@/lib/exchanges/exchange";
import { insertExchange } from "@/lib/exchanges/store";
import { getProfile, listProfiles } from "@/lib/profiles/store";
import { sendAboutContract } from "./contract-call";
import type { World } from "./world";

export type FollowUpWorld = Pick<World, "ours" | "store" | "vault" | "clock" | "wireClock">;

/**
 * Asks the platform about sessions that have ended without a word, so many at most, and says how many were looked at.
 * What it will ask is put down before it is sent: if the process ends in between, the query is sent once more, which
 * changes nothing on the platform.
 */
export async function followUp(world: FollowUpWorld, most: number): Promise<number> {
  const rules = await followRules(world);
  const wireMs = world.wireClock.now();
  await planFollowUps(world.store, { rules, wireMs });
  const claimed = await claimFollowUps(world.store, { rules, wireMs, most });
  const asked = await Promise.all(claimed.map((claim) => ask(claim, world)));
  await keepPaces(asked, world);
  return claimed.length;
}

/** The profiles that ask by themselves. */
async function followRules({ store, clock, wireClock }: FollowUpWorld): Promise<FollowRule[]> {
  const [profiles, chosen] = [await listProfiles(store.db), await readFollowUpSettings(store.db)];
  return profiles.flatMap(({ id, target }) => {
    const { isOn, sinceMs } = chosen.get(id) ?? { isOn: false, sinceMs: 0 };
    const nowMs = (target === "simulator" ? clock : wireClock).now();
    // A beginning that is still to come was set down before the clock was turned back: it says nothing any more.
    return isOn ? [{ profileId: id, nowMs, sinceMs: sinceMs > nowMs ? 0 : sinceMs }] : [];
  });
}

/** Switches a profile's own queries, from this moment of its clock on. */
export async function switchFollowingUp(
  { profileId, isOn }: { profileId: string; isOn: boolean },
  { store, clock, wireClock }: Pick<World, "store" | "clock" | "wireClock">,
): Promise<void> {
  const profile = await getProfile(store.db, profileId);
  if (!profile) throw new Error(`No profile ${profileId}`);
  const nowMs = (profile.target === "simulator" ? clock : wireClock).now();
  await switchFollowUp(store, { profileId, isOn, nowMs });
}

/** Whether a query was answered, and when by the profile's clock; null where none was made. */
type Asked = { profileId: string; isAnswered: boolean; nowMs: number } | null;

async function ask(claim: Claimed, world: FollowUpWorld): Promise<Asked> {
  try {
    return await settle(claim, world);
  } catch (error) {
    world.ours.log.error({ err: error, followUpId: claim.id }, "a session's end could not be followed up");
    return null;
  }
}

/** One query without an answer tells that its platform is in trouble, whatever the others came to. */
async function keepPaces(asked: readonly Asked[], { store }: FollowUpWorld): Promise<void> {
  const worst = new Map<string, NonNullable<Asked>>();
  for (const one of asked) if (one && worst.get(one.profileId)?.isAnswered !== false) worst.set(one.profileId, one);
  for (const one of worst.values()) await keepPace(store, one);
}

async function settle(claim: Claimed, world: FollowUpWorld): Promise<Asked> {
  const { attempts, crashes, profile_id: profileId, contract_code: contractCode } = claim;
  const unsent = { attempts, exchange: null, dueAtMs: null, settledAtMs: claim.session_end };
  if (crashes > MOST_CRASHES) {
    await keep(claim, { ...unsent, state: "gave_up", why: "interrupted" }, world);
    return null;
  }
  const open = await openSession(world.store, claim);
  const exchange =
    open && (await sendAboutContract({ kind: "query", profileId, contractCode, serviceId: open.serviceId }, world));
  if (!exchange) {
    await keep(claim, { ...unsent, state: "not_needed", why: null }, world);
    return null;
  }
  const nowMs = (exchange.target === "simulator" ? world.clock : world.wireClock).now();
  const come = comeTo(exchange, attempts, nowMs);
  await keep(claim, { ...come, exchange }, world);
  return { profileId, isAnswered: come.state === "answered", nowMs };
}

/** What an exchange leads to, by the clock it was made by. */
function comeTo({ reply, verdict }: Exchange, attempts: number, nowMs: number) {
  const status = reply.kind === "reply" ? reply.status : null;
  const why = reply.kind === "reply" ? String(reply.status) : reply.code;
  if (!isSettledBy({ status, verdict })) return afterFailure({ attempts, why }, nowMs);
  return { state: "answered" as const, attempts, why, settledAtMs: nowMs, dueAtMs: null };
}

type Come = Omit<Settled, "exchangeId"> & { exchange: Exchange | null };

/** The answer and what it settles, both or neither. */
async function keep(claim: Claimed, { exchange, ...settled }: Come, { store }: FollowUpWorld): Promise<void> {
  await write(store, async (tx, publish) => {
    if (exchange) await insertExchange(exchange, tx, publish);
    else publish({ kind: "contract", id: claim.contract_code });
    await settleFollowUp(tx, claim, { ...settled, exchangeId: exchange?.id ?? null });
  });
}
