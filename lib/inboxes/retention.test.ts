import { expect, it } from "vitest";
import { turnedClock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import { firstIdAt, newId } from "@/lib/ids";
import { BEGINNING } from "@/lib/notifications/arrival";
import { EVERYTHING } from "@/lib/notifications/filter";
import { findNotifications } from "@/lib/notifications/find";
import { indexNext, unindex } from "@/lib/notifications/index-batch";
import { prepareIndex } from "@/lib/notifications/index-edition";
import { marksOf, pin, unpin } from "@/lib/notifications/marks";
import { pullAfter } from "@/lib/notifications/pull";
import { notificationRow, oneOfEach } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { chooseKept } from "./choose-kept";
import { removedBehind, removedOfContract, removedOfInbox } from "./removed";
import { sweepAll } from "./retention";
import { chooseRetention, getInboxSetting } from "./store";
import { startSweeper } from "./sweeper";

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

async function arrive(store: Store, daysAgo: number, given: Parameters<typeof notificationRow>[0] = {}) {
  const at = Math.round(NOW - daysAgo * DAY);
  const id = newId("nt", at);
  await store.db
    .insertInto("notification")
    .values(notificationRow({ id, at, ...given }))
    .execute();
  return id;
}

const keep = (store: Store, keepDays: number | null, keepCount: number | null, inbox = "in_1") =>
  chooseRetention({ inbox, keepDays, keepCount }, { store, nowMs: NOW });

const sweepNow = (store: Store, change: Partial<Parameters<typeof sweepAll>[0]> = {}) =>
  sweepAll({
    ...{ store, unindex, nowMs: () => NOW, isStopped: () => false, rest: async () => {} },
    onError: (error) => {
      throw error;
    },
    ...change,
  });

async function left(store: Store, inbox = "in_1"): Promise<string[]> {
  const rows = await store.db
    .selectFrom("notification")
    .select("id")
    .where("inbox", "=", inbox)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

onBothEngines((fresh) => {
  it("an inbox for which nothing was chosen keeps everything", async () => {
    const store = await fresh();
    await arrive(store, 4000);
    await arrive(store, 0);
    expect(await sweepNow(store)).toBe(0);
    expect(await left(store)).toHaveLength(2);
  });

  it("what is older than its days goes, what is pinned stays, and other inboxes are not touched", async () => {
    const store = await fresh();
    const [old, pinned] = [await arrive(store, 31), await arrive(store, 60)];
    const other = await arrive(store, 90, { inbox: "in_2" });
    const young = await arrive(store, 29);
    await pin(store, pinned, NOW);
    await keep(store, 30, null);
    expect(await sweepNow(store)).toBe(1);
    expect(await left(store)).toEqual([pinned, young].sort());
    expect(await left(store, "in_2")).toEqual([other]);
    expect(await removedOfInbox(store.db, "in_1")).toMatchObject({ removed: 1, upToMs: NOW - 31 * DAY });
    await unpin(store, pinned);
    expect(await sweepNow(store)).toBe(1);
    expect(await left(store)).not.toContain(old);
  });

  it("beyond its count the oldest go, in batches, until the count is met", async () => {
    const store = await fresh();
    const ids: string[] = [];
    for (let number = 0; number < 350; number++) ids.push(await arrive(store, 1 - number / DAY));
    await keep(store, null, 120);
    expect(await sweepNow(store)).toBe(230);
    expect(await left(store)).toEqual(ids.slice(230));
    expect(await sweepNow(store)).toBe(0);
  });

  it("lets the contract of an order be folded again when what told of its payment is gone", async () => {
    const store = await fresh();
    const { exchange: presign } = oneOfEach();
    const order = { ...presign, id: "ex_0", contract_code: null, out_trade_no: "T1" };
    await store.db.insertInto("exchange").values([presign, order]).execute();
    const gone = await arrive(store, 40, { out_trade_no: "T1" });
    await arrive(store, 0, { out_trade_no: "T2" });
    await keep(store, 30, null);
    await sweepNow(store);
    expect(await store.db.selectFrom("contract_order_touch").selectAll().execute()).toEqual([
      { id: gone, profile_id: "pf_1", out_trade_no: "T1" },
    ]);
    expect(await removedOfContract(store.db, { profileId: "pf_1", contractCode: "c-1" })).toMatchObject({ removed: 1 });
  });

  it("takes what hangs on them too: index, answers, marks; and the contract is told", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const gone = await arrive(store, 40, { contract_code: "c-1", resource: '{"openid":"o-gone"}' });
    await arrive(store, 0, { contract_code: "c-1" });
    while ((await indexNext(store, 50)) > 0);
    const answer = {
      at: 0,
      kind: "silent",
      status: null,
      took_ms: 0,
      failure: null,
      url: null,
      headers: "[]",
      body: null,
    };
    await store.db
      .insertInto("notification_answer")
      .values({ notification_id: gone, ...answer })
      .execute();
    await store.db
      .insertInto("notification_import")
      .values({ notification_id: gone, at: 0, source: "har", captured_at: null, sha256: "0" })
      .execute();
    await keep(store, 30, null);
    await sweepNow(store);
    const terms = await store.db
      .selectFrom("notification_term")
      .select("term")
      .where("notification_id", "=", gone)
      .execute();
    expect(terms).toEqual([]);
    expect(
      (await findNotifications(store, { filter: { ...EVERYTHING, openid: "o-gone" }, before: null, limit: 9 })).items,
    ).toEqual([]);
    expect(await store.db.selectFrom("notification_answer").selectAll().execute()).toEqual([]);
    expect((await marksOf(store.db, [gone])).size).toBe(0);
    const key = { profileId: "pf_1", contractCode: "c-1" };
    expect(await removedOfContract(store.db, key)).toEqual({ removed: 1, lastAtMs: NOW, upToMs: NOW - 40 * DAY });
    expect(await removedOfContract(store.db, { ...key, contractCode: "c-2" })).toBeNull();
  });

  it("takes one with more values than a statement may have, and one nested deeper than a stack", async () => {
    const store = await fresh();
    await prepareIndex(store);
    await arrive(store, 40, { resource: JSON.stringify(Array.from({ length: 40_000 }, (_, at) => ({ at }))) });
    await arrive(store, 40, { resource: `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}` });
    const young = await arrive(store, 0);
    while ((await indexNext(store, 50)) > 0);
    await keep(store, 30, null);
    expect(await sweepNow(store)).toBe(2);
    expect(await left(store)).toEqual([young]);
  });

  it("an inbox that cannot be swept is told of, and keeps none of the others from it", async () => {
    const store = await fresh();
    const stuck = await arrive(store, 40);
    for (const inbox of ["in_0", "in_2"]) {
      await arrive(store, 40, { inbox });
      await keep(store, 30, null, inbox);
    }
    await arrive(store, 0);
    await keep(store, 30, null);
    const told: string[] = [];
    const failing = async (...[tx, ids]: Parameters<typeof unindex>) => {
      if (ids.includes(stuck)) throw new Error("stuck");
      await unindex(tx, ids);
    };
    expect(await sweepNow(store, { unindex: failing, onError: (_error, inbox) => told.push(inbox) })).toBe(2);
    expect(told).toEqual(["in_1"]);
    expect(await left(store)).toContain(stuck);
  });

  it("one who pulls misses nothing that comes after everything old was taken", async () => {
    const store = await fresh();
    for (let number = 0; number < 5; number++) await arrive(store, 40);
    const first = await pullAfter(store, { inbox: "in_1", after: BEGINNING, limit: 50 });
    if (first.kind === "ahead") throw new Error("ahead");
    await keep(store, 30, null);
    await sweepNow(store);
    const next = await arrive(store, 0);
    const page = await pullAfter(store, { inbox: "in_1", after: first.place, limit: 50 });
    expect(page.kind === "page" && page.items.map(({ notification }) => notification.id)).toEqual([next]);
  });

  it("one who pulls learns that what it had not read was taken, and of nothing that it had read", async () => {
    const store = await fresh();
    const ids = [await arrive(store, 50), await arrive(store, 45), await arrive(store, 44), await arrive(store, 0)];
    const read = async (limit: number) => {
      const page = await pullAfter(store, { inbox: "in_1", after: BEGINNING, limit });
      if (page.kind === "ahead") throw new Error("ahead");
      return page.place;
    };
    const [first, third] = [await read(1), await read(3)];
    const behind = (place: typeof first) => removedBehind(store, { inbox: "in_1", place });
    expect(await behind(first)).toBeNull();
    await keep(store, 48, null);
    await sweepNow(store);
    expect(await behind(BEGINNING)).toEqual({ upToMs: NOW - 50 * DAY });
    expect(await behind(first)).toBeNull();
    await keep(store, 30, null);
    await sweepNow(store);
    expect(await left(store)).toEqual([ids[3]]);
    expect(await behind(first)).toEqual({ upToMs: NOW - 44 * DAY });
    expect(await behind(third)).toBeNull();
    expect(await removedBehind(store, { inbox: "in_2", place: BEGINNING })).toBeNull();
  });

  it("a setting that takes nothing is set at once; one that takes some says how many, and waits to be agreed to", async () => {
    const store = await fresh();
    for (let number = 0; number < 3; number++) await arrive(store, 40);
    await pin(store, await arrive(store, 50), NOW);
    await arrive(store, 0);
    const choose = (keepDays: number, isAgreed = false) =>
      chooseKept({ inbox: "in_1", keepDays, keepCount: null, isAgreed }, { store, nowMs: NOW });
    expect(await choose(60)).toEqual({ kind: "chosen" });
    expect(await choose(30)).toEqual({ kind: "asks", count: 3, more: false });
    expect((await getInboxSetting(store.db, "in_1")).keepDays).toBe(60);
    expect(await sweepNow(store)).toBe(0);
    expect(await choose(30, true)).toEqual({ kind: "chosen" });
    expect(await sweepNow(store)).toBe(3);
  });

  it("in the background it takes what a new setting no longer keeps, and stops when it is told to", async () => {
    const store = await fresh();
    await arrive(store, 40);
    await arrive(store, 0);
    const sweeper = startSweeper({ store, wireClock: turnedClock(NOW), unindex, log: { error: () => {} } });
    await keep(store, 30, null);
    while ((await left(store)).length > 1) await new Promise((resolve) => setTimeout(resolve, 20));
    await sweeper.stop();
    expect(await left(store)).toHaveLength(1);
  });
});

it("an id of a time stands between those made before and after it", () => {
  const [before, after] = [newId("nt", NOW - 1), newId("nt", NOW)];
  expect(before < firstIdAt("nt", NOW) && firstIdAt("nt", NOW) < after).toBe(true);
});
