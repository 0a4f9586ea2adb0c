import { type Kysely, type Selectable, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { foldIntoIndex } from "./fold-index";
import type { FollowUp } from "./follow-up";
import type { FollowRule } from "./follow-up-plan";

/** Longer than a call can take, so that only a dead process loses its claim. */
const CLAIM_MS = 60_000;

export type Claimed = Pick<
  Selectable<Database["follow_up"]>,
  "id" | "profile_id" | "contract_code" | "session_end" | "attempts" | "crashes" | "claimed_until"
>;

/**
 * Takes what is due, oldest first, before anything is sent, so that no other instance takes it meanwhile; one statement
 * on both engines. Whoever claims what was claimed and never settled knows that a process ended in between.
 */
export async function claimFollowUps(
  store: Store,
  { rules, wireMs, most }: { rules: readonly FollowRule[]; wireMs: number; most: number },
): Promise<Claimed[]> {
  const claimed: Claimed[] = [];
  for (const { profileId, nowMs } of rules) {
    const left = most - claimed.length;
    if (left <= 0) break;
    const due = (db: Kysely<Database>) =>
      db
        .selectFrom("follow_up")
        .select("id")
        .where("state", "=", sql.lit("waiting"))
        .where("profile_id", "=", profileId)
        .where("due_at", "<=", nowMs)
        .where("claimed_until", "<", wireMs)
        .orderBy("due_at")
        .limit(left);
    if ((await due(store.db).limit(1).execute()).length === 0) continue;
    const taken = await write(store, (tx) =>
      tx
        .updateTable("follow_up")
        .set({
          claimed_until: wireMs + CLAIM_MS,
          crashes: sql<number>`crashes + case when claimed_until > 0 then 1 else 0 end`,
        })
        .where("id", "in", due(tx))
        .where("claimed_until", "<", wireMs)
        .returning(["id", "profile_id", "contract_code", "session_end", "attempts", "crashes", "claimed_until"])
        .execute(),
    );
    claimed.push(...taken);
  }
  return claimed;
}

/** Lets claims of a process that ended run out at once. Only where no other instance can be at work. */
export async function endOldClaims(store: Store): Promise<void> {
  await write(store, (tx) =>
    tx.updateTable("follow_up").set({ claimed_until: 1 }).where("claimed_until", ">", 1).execute(),
  );
}

/** Does nothing speak yet of how that session went? What was recorded a moment ago is folded first. */
export async function isStillOpen(store: Store, claim: Claimed): Promise<boolean> {
  const read = () =>
    store.db
      .selectFrom("contract")
      .select(["profile_id", "contract_code", "last_at", "last_id", "touches", "folded", "prompt_until"])
      .where("profile_id", "=", claim.profile_id)
      .where("contract_code", "=", claim.contract_code)
      .executeTakeFirst();
  const row = await read();
  if (!row) return false;
  if (row.folded >= row.touches) return row.prompt_until === claim.session_end;
  await foldIntoIndex(store, [row]);
  return (await read())?.prompt_until === claim.session_end;
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
