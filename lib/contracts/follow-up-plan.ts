import { type Kysely, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";
import { ASKED_AFTER_MS, REACH_MS } from "./follow-up";

/** A profile that asks by itself: what time it is there, and since when it may. */
export type FollowRule = { profileId: string; nowMs: number; sinceMs: number };

const AT_ONCE = 50;

/** As the partial index has it: only contracts whose latest session was not seen to end yet. */
const UNSEEN = sql<boolean>`prompt_until is not null and (followed is null or followed <> prompt_until)`;

/** Puts down that the sessions which have ended shall be asked about, each once; says how many those were. */
export async function planFollowUps(
  store: Store,
  { rules, wireMs }: { rules: readonly FollowRule[]; wireMs: number },
): Promise<number> {
  let planned = 0;
  for (const rule of rules) {
    const ended = await endedSessions(store.db, rule);
    if (ended.length === 0) continue;
    planned += ended.length;
    await write(store, async (tx, publish) => {
      await tx
        .insertInto("follow_up")
        .values(
          ended.map(({ profile_id, contract_code, prompt_until }) => ({
            id: newId("fu", wireMs),
            profile_id,
            contract_code,
            session_end: prompt_until,
            state: "waiting",
            due_at: prompt_until + ASKED_AFTER_MS,
          })),
        )
        .onConflict((conflict) => conflict.columns(["profile_id", "contract_code", "session_end"]).doNothing())
        .execute();
      for (const { profile_id, contract_code, prompt_until } of ended) {
        await tx
          .updateTable("contract")
          .set({ followed: prompt_until })
          .where("profile_id", "=", profile_id)
          .where("contract_code", "=", contract_code)
          .execute();
        publish({ kind: "contract", id: contract_code });
      }
    });
  }
  return planned;
}

async function endedSessions(db: Kysely<Database>, { profileId, nowMs, sinceMs }: FollowRule) {
  const rows = await db
    .selectFrom("contract")
    .select(["profile_id", "contract_code", "prompt_until"])
    .where("profile_id", "=", profileId)
    .where(UNSEEN)
    .where("prompt_until", "<=", nowMs)
    .where("prompt_until", ">", Math.max(sinceMs, nowMs - REACH_MS))
    .orderBy("prompt_until")
    .limit(AT_ONCE)
    .execute();
  return rows.flatMap(({ prompt_until, ...key }) => (prompt_until === null ? [] : [{ ...key, prompt_until }]));
}
