import { type Kysely, type Selectable, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { foldIntoIndex } from "./fold-index";
import { type FollowUp, isPaused } from "./follow-up";
import { type KnownPace, keepTurn, readPaces } from "./follow-up-pace";
import type { FollowRule } from "./follow-up-plan";

/** Longer than a call can take, so that only a dead process loses its claim. */
const CLAIM_MS = 60_000;

export type Claimed = Pick<
  Selectable<Database["follow_up"]>,
  "id" | "profile_id" | "contract_code" | "session_end" | "attempts" | "crashes" | "claimed_until"
>;

type Due = { rule: FollowRule; pace: KnownPace };

/**
 * Takes what is due, oldest first, before anything is sent, so that no other instance takes it meanwhile; one statement
 * on both engines. Profiles take turns; one whose platform is in trouble is left in peace, then tries with one query.
 * Whoever claims what was claimed and never settled knows that a process ended in between.
 */
export async function claimFollowUps(
  store: Store,
  { rules, wireMs, most }: { rules: readonly FollowRule[]; wireMs: number; most: number },
): Promise<Claimed[]> {
  if (most <= 0) return [];
  const waiting = await dueProfiles(store.db, rules, wireMs);
  const claimed: Claimed[] = [];
  for (const [index, { rule, pace }] of waiting.entries()) {
    const share = Math.ceil((most - claimed.length) / (waiting.length - index));
    if (share <= 0) break;
    claimed.push(...(await claimOf(store, { rule, wireMs, most: pace.failures > 0 ? 1 : share })));
  }
  return claimed;
}

/** The profiles that have something to ask and may, whose turn was longest ago first. */
async function dueProfiles(db: Kysely<Database>, rules: readonly FollowRule[], wireMs: number): Promise<Due[]> {
  const paceOf = await readPaces(
    db,
    rules.map(({ profileId }) => profileId),
  );
  const due: Due[] = [];
  for (const rule of rules) {
    const pace = paceOf(rule.profileId);
    if (isPaused(pace, rule.nowMs)) continue;
    if ((await dueOf(db, rule, wireMs).limit(1).execute()).length > 0) due.push({ rule, pace });
  }
  return due.sort((left, right) => left.pace.askedAtMs - right.pace.askedAtMs);
}

function dueOf(db: Kysely<Database>, { profileId, nowMs, sinceMs }: FollowRule, wireMs: number) {
  return db
    .selectFrom("follow_up")
    .select("id")
    .where("state", "=", sql.lit("waiting"))
    .where("profile_id", "=", profileId)
    .where("due_at", "<=", nowMs)
    .where("claimed_until", "<", wireMs)
    .where("session_end", ">", sinceMs)
    .orderBy("due_at");
}

function claimOf(store: Store, { rule, wireMs, most }: { rule: FollowRule; wireMs: number; most: number }) {
  return write(store, async (tx) => {
    await keepTurn(tx, rule.profileId, wireMs);
    return tx
      .updateTable("follow_up")
      .set({
        claimed_until: wireMs + CLAIM_MS,
        crashes: sql<number>`crashes + case when claimed_until > 0 then 1 else 0 end`,
      })
      .where("id", "in", dueOf(tx, rule, wireMs).limit(most))
      .where("claimed_until", "<", wireMs)
      .returning(["id", "profile_id", "contract_code", "session_end", "attempts", "crashes", "claimed_until"])
      .execute();
  });
}

/** Lets claims of a process that ended run out at once. Only where no other instance can be at work. */
export async function endOldClaims(store: Store): Promise<void> {
  await write(store, (tx) =>
    tx.updateTable("follow_up").set({ claimed_until: 1 }).where("claimed_until", ">", 1).execute(),
  );
}

/**
 * The session if nothing speaks yet of how it went, and of which service of the merchant's it was; what was recorded a
 * moment ago is folded first. Null when there is nothing to ask any more.
 */
export async function openSession(store: Store, claim: Claimed): Promise<{ serviceId: number | null } | null> {
  const read = () =>
    store.db
      .selectFrom("contract")
      .select(["profile_id", "contract_code", "last_at", "last_id", "touches", "folded", "prompt_until", "service_id"])
      .where("profile_id", "=", claim.profile_id)
      .where("contract_code", "=", claim.contract_code)
      .executeTakeFirst();
  let row = await read();
  if (row && row.folded < row.touches) {
    await foldIntoIndex(store, [row]);
    row = await read();
  }
  return row?.prompt_until === claim.session_end ? { serviceId: row.service_id } : null;
}

export type Settled = Pick<FollowUp, "state" | "attempts" | "why" | "settledAtMs"> & {
  /** Null: it stays. */
  dueAtMs: number | null;
  /** The exchange of this try, where one was made. */
  exchangeId: string | null;
};

/** Keeps what a claim has come to, in the transaction that keeps its exchange. Who lost the claim meanwhile moves nothing. */
export async function settleFollowUp(tx: Kysely<Database>, claim: Claimed, settled: Settled): Promise<void> {
  const { state, attempts, why, settledAtMs, dueAtMs, exchangeId } = settled;
  if (exchangeId !== null) {
    await tx.insertInto("follow_up_ask").values({ exchange_id: exchangeId, follow_up_id: claim.id }).execute();
  }
  await tx
    .updateTable("follow_up")
    .set({
      state,
      attempts,
      why,
      settled_at: settledAtMs,
      claimed_until: 0,
      ...(dueAtMs === null ? {} : { due_at: dueAtMs }),
    })
    .where("id", "=", claim.id)
    .where("claimed_until", "=", claim.claimed_until)
    .execute();
}
