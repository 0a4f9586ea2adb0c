import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import { firstIdAt } from "@/lib/ids";
import { MAX_SKEW_SECONDS } from "@/lib/wechatpay/wire-time";
import type { Impossible } from "./replay";

/** What a run over these would meet. */
export type Outlook = {
  count: number;
  /** Came more than five minutes ago, so that a byte-exact replay must be refused for its timestamp (签名验签常见问题). */
  stale: number;
  /** How many cannot be signed afresh, by why. */
  unsignable: { why: Impossible; count: number }[];
};

/** `isPart`: not all were looked at, so that what is said of them is the least. */
export type Foreseen = Outlook & { isPart: boolean };

/** `more`: there is more than one run can hold. */
export type DryRun = Foreseen & { more: boolean };

type Judging = {
  /** Real time. */
  nowMs: number;
  whyNotSigned(profileId: string): Impossible | null;
};

/** Looks at a page of ids and adds it to what was found before. */
export async function lookAhead(
  db: Kysely<Database>,
  ids: readonly string[],
  { before, nowMs, whyNotSigned }: Judging & { before: Outlook },
): Promise<Outlook> {
  if (ids.length === 0) return before;
  const cutMs = nowMs - MAX_SKEW_SECONDS * 1000;
  const groups = await db
    .selectFrom("notification")
    .select((eb) => [
      "profile_id",
      eb.fn.countAll<number | string>().as("count"),
      eb.fn.sum<number | string>(eb.case().when("id", "<", firstIdAt("nt", cutMs)).then(1).else(0).end()).as("here"),
      eb.fn
        .sum<number | string>(
          eb
            .case()
            .when(eb.or([eb("id", "<", firstIdAt("nt", cutMs)), eb("at", "<", cutMs)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as("either"),
    ])
    .where("id", "in", ids)
    .groupBy("profile_id")
    .execute();
  const after = { ...before, count: before.count + ids.length };
  for (const { profile_id, count, here, either } of groups) {
    const why = whyNotSigned(profile_id);
    // A simulated merchant's story has the sandbox's clock, which may be turned; its bytes are as old as their id. What
    // was imported has its id of then, and the time at which it once came.
    after.stale += Number(why === null ? here : either);
    if (why !== null) after.unsignable = addedTo(after.unsignable, { why, count: Number(count) });
  }
  return after;
}

export const NOTHING_AHEAD: Outlook = { count: 0, stale: 0, unsignable: [] };

function addedTo(known: Outlook["unsignable"], { why, count }: Outlook["unsignable"][number]): Outlook["unsignable"] {
  const was = known.find((one) => one.why === why)?.count ?? 0;
  return [...known.filter((one) => one.why !== why), { why, count: was + count }];
}
