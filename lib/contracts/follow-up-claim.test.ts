import { expect, it } from "vitest";
import { type Store, write } from "@/lib/db/client";
import { contractRows } from "@/lib/testing/contract-rows";
import { onBothEngines } from "@/lib/testing/stores";
import { ASKED_AFTER_MS } from "./follow-up";
import { type Claimed, claimFollowUps, endOldClaims, settleFollowUp } from "./follow-up-claim";
import { planFollowUps } from "./follow-up-plan";

const END_MS = Date.parse("2026-03-01T10:00:00Z");
const WIRE_MS = 1_000_000;
const RULES = [{ profileId: "pf_1", nowMs: END_MS, sinceMs: 0 }];
const DUE_RULE = { profileId: "pf_1", nowMs: END_MS + ASKED_AFTER_MS, sinceMs: 0 };
const DUE = [DUE_RULE];

/** Contracts of a profile whose sessions end at that moment. */
async function sessions(store: Store, count: number, promptUntilMs = END_MS, profileId = "pf_1"): Promise<void> {
  const { contract } = contractRows(END_MS);
  const rows = Array.from({ length: count }, (_, index) => ({
    ...contract,
    profile_id: profileId,
    contract_code: `c${promptUntilMs}x${index}`,
    prompt_until: promptUntilMs,
  }));
  await write(store, (tx) => tx.insertInto("contract").values(rows).execute());
}

async function planAll(store: Store): Promise<void> {
  while ((await planFollowUps(store, { rules: RULES, wireMs: WIRE_MS })) > 0);
}

onBothEngines((fresh) => {
  it("puts every session that has ended down once, however many put it down at once", async () => {
    const store = await fresh();
    await sessions(store, 70);
    await sessions(store, 5, END_MS + 1);
    await sessions(store, 5, END_MS - 31 * 86_400_000);
    await Promise.all(Array.from({ length: 4 }, () => planAll(store)));
    const rows = await store.db.selectFrom("follow_up").select(["contract_code", "due_at"]).execute();
    expect(new Set(rows.map((row) => row.contract_code)).size).toBe(70);
    expect(rows).toHaveLength(70);
    expect(new Set(rows.map((row) => row.due_at))).toEqual(new Set([END_MS + ASKED_AFTER_MS]));
  });

  it("hands every follow-up to one claimer alone, until its claim runs out", async () => {
    const store = await fresh();
    await sessions(store, 40);
    await planAll(store);
    const claim = (wireMs: number) => claimFollowUps(store, { rules: DUE, wireMs, most: 7 });
    const taken: Claimed[] = [];
    for (let round = 0; round < 4; round++) {
      taken.push(...(await Promise.all(Array.from({ length: 4 }, () => claim(WIRE_MS)))).flat());
    }
    expect(taken.length).toBe(40);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(40);
    expect(await claim(WIRE_MS + 59_000)).toEqual([]);
    const again = await claim(WIRE_MS + 61_000);
    expect(again.map(({ crashes }) => crashes)).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it("lets profiles take turns, however much one of them has to ask", async () => {
    const store = await fresh();
    await sessions(store, 30);
    await sessions(store, 3, END_MS, "pf_2");
    const rules = ["pf_1", "pf_2"].map((profileId) => ({ ...DUE_RULE, profileId }));
    while ((await planFollowUps(store, { rules, wireMs: WIRE_MS })) > 0);
    const claim = async (wireMs: number) =>
      (await claimFollowUps(store, { rules, wireMs, most: 3 })).map(({ profile_id }) => profile_id).sort();
    expect(await claim(WIRE_MS)).toEqual(["pf_1", "pf_1", "pf_2"]);
    expect(await claim(WIRE_MS + 1)).toEqual(["pf_1", "pf_1", "pf_2"]);
    expect((await claimFollowUps(store, { rules, wireMs: WIRE_MS + 2, most: 1 })).length).toBe(1);
    expect((await claim(WIRE_MS + 3)).length).toBe(3);
  });

  it("never claims what ended before the profile was switched on", async () => {
    const store = await fresh();
    await sessions(store, 2);
    await planAll(store);
    const later = [{ ...DUE_RULE, sinceMs: END_MS }];
    expect(await claimFollowUps(store, { rules: later, wireMs: WIRE_MS, most: 4 })).toEqual([]);
  });

  it("lets only who holds the claim settle it", async () => {
    const store = await fresh();
    await sessions(store, 1);
    await planAll(store);
    const [late] = await claimFollowUps(store, { rules: DUE, wireMs: WIRE_MS, most: 1 });
    await endOldClaims(store);
    const [holder] = await claimFollowUps(store, { rules: DUE, wireMs: WIRE_MS + 1, most: 1 });
    if (!late || !holder) throw new Error("nothing was claimed");
    const settle = (claim: Claimed, exchangeId: string, state: "answered" | "gave_up") =>
      write(store, (tx) =>
        settleFollowUp(tx, claim, { state, attempts: 0, why: "404", settledAtMs: END_MS, dueAtMs: null, exchangeId }),
      );
    await settle(late, "ex_late", "gave_up");
    await settle(holder, "ex_holder", "answered");
    await settle(late, "ex_later", "gave_up");
    const row = await store.db.selectFrom("follow_up").select("state").executeTakeFirst();
    expect(row?.state).toBe("answered");
    expect(await store.db.selectFrom("follow_up_ask").selectAll().execute()).toHaveLength(3);
  });
});
