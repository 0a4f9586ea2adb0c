import { type Kysely, sql } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { FollowUp, FollowUpState } from "./follow-up";

type Key = { profileId: string; contractCode: string };

/** What became of the contract's follow-ups, oldest first, and which exchanges they were. */
export async function followUpsOf(
  db: Kysely<Database>,
  { profileId, contractCode }: Key,
): Promise<{ followUps: FollowUp[]; exchangeIds: string[] }> {
  const rows = await db
    .selectFrom("follow_up")
    .selectAll()
    .where("profile_id", "=", profileId)
    .where("contract_code", "=", contractCode)
    .orderBy("session_end")
    .execute();
  if (rows.length === 0) return { followUps: [], exchangeIds: [] };
  const ids = rows.map(({ id }) => id);
  const asks = await db.selectFrom("follow_up_ask").select("exchange_id").where("follow_up_id", "in", ids).execute();
  return {
    followUps: rows.map((row) => ({
      state: row.state as FollowUpState,
      sessionEndMs: row.session_end,
      dueAtMs: row.due_at,
      attempts: row.attempts,
      settledAtMs: row.settled_at,
      why: row.why,
    })),
    exchangeIds: asks.map(({ exchange_id }) => exchange_id),
  };
}

/** Was that call made by Qianyue itself? */
export async function isFollowUp(db: Kysely<Database>, exchangeId: string): Promise<boolean> {
  const row = await db
    .selectFrom("follow_up_ask")
    .select("exchange_id")
    .where("exchange_id", "=", exchangeId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a profile asks by itself; `sinceMs`: about sessions that ended later than that. */
export type FollowUpSetting = { isOn: boolean; sinceMs: number };

/**
 * By the profile's id. Unless somebody chose otherwise, simulated profiles ask about what ended since they were made,
 * and real ones do not ask.
 */
export async function readFollowUpSettings(db: Kysely<Database>): Promise<Map<string, FollowUpSetting>> {
  const rows = await db
    .selectFrom("profile")
    .leftJoin("follow_up_setting", "follow_up_setting.profile_id", "profile.id")
    .select(["profile.id", "profile.target", "profile.created_at", "is_on", "since"])
    .execute();
  return new Map(
    rows.map(({ id, target, created_at, is_on, since }) => [
      id,
      { isOn: is_on === null ? target === "simulator" : is_on === 1, sinceMs: since ?? created_at },
    ]),
  );
}

/** Switches it; from `nowMs` of the profile's clock on. What waited from before is asked no more. */
export async function switchFollowUp(
  store: Store,
  { profileId, isOn, nowMs }: { profileId: string; isOn: boolean; nowMs: number },
): Promise<void> {
  const chosen = { is_on: isOn ? 1 : 0, since: nowMs };
  await write(store, async (tx, publish) => {
    await tx
      .insertInto("follow_up_setting")
      .values({ profile_id: profileId, ...chosen })
      .onConflict((conflict) => conflict.column("profile_id").doUpdateSet(chosen))
      .execute();
    await tx
      .updateTable("follow_up")
      .set({ state: "not_needed", settled_at: nowMs })
      .where("state", "=", sql.lit("waiting"))
      .where("profile_id", "=", profileId)
      .where("session_end", "<=", nowMs)
      .execute();
    publish({ kind: "setting", id: `follow-up ${profileId}` });
  });
}
