import { CompiledQuery, sql } from "kysely";
import { expect, it } from "vitest";
import { ALL_CONTRACTS, VIEWS } from "@/lib/contracts/contract-filter";
import { listContracts, profileOfContract } from "@/lib/contracts/contract-index";
import { evidenceOf } from "@/lib/contracts/evidence";
import { isStale } from "@/lib/contracts/fold-index";
import { claimFollowUps } from "@/lib/contracts/follow-up-claim";
import { planFollowUps } from "@/lib/contracts/follow-up-plan";
import { followUpsOf, isFollowUp } from "@/lib/contracts/follow-up-store";
import { claimIdNotices } from "@/lib/contracts/id-notices";
import { claimOrders } from "@/lib/contracts/order-touches";
import { searchContracts } from "@/lib/contracts/search";
import { understand } from "@/lib/contracts/understand";
import { getExchange, listExchanges } from "@/lib/exchanges/store";
import { EVERYTHING } from "@/lib/notifications/filter";
import { countMatching, findNotifications, newestId, walkMatching } from "@/lib/notifications/find";
import { indexNext } from "@/lib/notifications/index-batch";
import { prepareIndex } from "@/lib/notifications/index-edition";
import { getNotification, getSummaries, listNotifications, listSameEvent } from "@/lib/notifications/store";
import { openProfile } from "@/lib/profiles/store";
import { findAbandoned, findWork } from "@/lib/replays/bulk-claims";
import { readWaiting } from "@/lib/replays/bulk-steps";
import { countStatuses, listBulks, listItems } from "@/lib/replays/bulk-store";
import { getReplay, listReplays } from "@/lib/replays/store";
import { countLiveSessions, countPendingDeliveries, listLiveSessions } from "@/lib/simulator/at-work";
import { claimDue, firstDueAt, nextWaitMs } from "@/lib/simulator/deliveries";
import { factsOf } from "@/lib/simulator/facts";
import { listDeliveries, listOrders, listSessions, listContracts as listSimContracts } from "@/lib/simulator/overview";
import { getCashier } from "@/lib/simulator/payer";
import { recording } from "@/lib/testing/recorded-queries";
import { notificationRow, oneOfEach } from "@/lib/testing/rows";
import { testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import type { Store } from "./client";

/**
 * SQLite says SCAN also of a walk along an index, which is how a page begins, of what a query has just found itself, and
 * of its text index.
 */
const WHOLE =
  /Seq Scan|SCAN (?!\w+ USING (COVERING )?INDEX|(candidate|few|timely|entry|bounds|ending|block)\b|notification_text VIRTUAL TABLE INDEX)/;

/** The queries that the rooms really send, explained by the engine that answers them. */
onBothEngines((fresh, engine) => {
  it("reads no table whole for a page or a look-up", async () => {
    const store = await fresh();
    await store.db.insertInto("exchange").values(oneOfEach().exchange).execute();
    await indexed(store);
    await store.db.insertInto("contract_order_touch").values(oneOfEach().contract_order_touch).execute();
    await store.db.insertInto("contract_id_notice").values(oneOfEach().contract_id_notice).execute();
    const { seen, recorded } = recording(store);
    const { sim } = await testWorld({ store });
    await everyQuery({ ...sim, store: recorded });
    expect(seen.length).toBeGreaterThan(20);
    await store.db.connection().execute(async (db) => {
      // A table this small would be read whole, index or not.
      if (engine === "postgres") await sql`set enable_seqscan = off`.execute(db);
      for (const { sql: text, parameters } of seen) {
        const explain = engine === "postgres" ? "explain" : "explain query plan";
        const plan = await db.executeQuery(CompiledQuery.raw(`${explain} ${text}`, parameters.map(bindable)));
        expect(plan.rows, text).not.toEqual([]);
        expect(JSON.stringify(plan.rows), text).not.toMatch(WHOLE);
      }
    });
  });
});

async function everyQuery(outside: Parameters<typeof getCashier>[1]): Promise<void> {
  const { db } = outside.store;
  for (const before of [null, "1.ex_9"]) {
    await listContracts(db, { before, limit: 50, times: { sandboxMs: 1, realMs: 2, platformProfiles: [] } });
    await listExchanges(db, { before, limit: 50 });
    await listNotifications(db, { before, limit: 50 });
  }
  await everyWayToFind(outside.store);
  const times = { sandboxMs: 1, realMs: 2, platformProfiles: ["pf_1"] };
  const filters = [
    ...VIEWS.map((view) => ({ ...ALL_CONTRACTS, view })),
    ...(["silent", "awaiting_payment"] as const).map((outcome) => ({ ...ALL_CONTRACTS, outcome })),
    ...["c-1", "oYobu0MVnQfWpSMOYJz2AHPG_gQw", "2026-11-23"].map((text) => ({ ...ALL_CONTRACTS, text })),
  ];
  for (const filter of filters) {
    const understood = understand(filter.text, { nowMs: 1, offsetMsAt: () => 0 });
    for (const before of [null, "1.ex_9"]) await searchContracts(db, { filter, understood, times, before, limit: 50 });
  }
  await isStale(db);
  await claimOrders(outside.store);
  await claimIdNotices(outside.store);
  await profileOfContract(db, { mchid: "1", contractCode: "c" });
  await evidenceOf(db, { profileId: "pf_1", contractCode: "c-1" });
  await getExchange(db, "ex_1");
  await getNotification(db, "nt_1");
  await listSameEvent(db, { profileId: "pf_1", eventId: "e" });
  await openProfile({ inbox: "in_1" }, { db, vault: outside.vault });
  await claimDue(outside, { limit: 10 });
  await firstDueAt(outside);
  await nextWaitMs(outside);
  await factsOf({ mchid: "1", contractCode: "c" }, outside);
  await getCashier("wx1", outside);
  for (const before of [undefined, "wx1"]) await listOrders(outside, { limit: 50, before });
  for (const before of [undefined, "ss_1"]) await listSessions(outside, { limit: 50, before });
  for (const before of [undefined, "20"]) await listSimContracts(outside, { limit: 50, before });
  await listLiveSessions(outside, { limit: 50 });
  await countLiveSessions(outside, { most: 50 });
  await countPendingDeliveries(outside, { most: 50 });
  await listDeliveries(outside, { limit: 50 });
  await everyFollowUpQuery(outside.store);
  await everyReplayQuery(outside.store);
}

async function everyFollowUpQuery(store: Store): Promise<void> {
  const rules = [{ profileId: "pf_1", nowMs: 1, sinceMs: 0 }];
  await planFollowUps(store, { rules, wireMs: 1 });
  await claimFollowUps(store, { rules, wireMs: 1, most: 4 });
  await followUpsOf(store.db, { profileId: "pf_1", contractCode: "c-1" });
  await isFollowUp(store.db, "ex_1");
}

async function everyReplayQuery(store: Store): Promise<void> {
  const claimant = { store, runner: "one", nowMs: () => 1 };
  await getReplay(store.db, "rp_1");
  for (const before of [null, "rp_9"]) {
    for (const notificationId of [null, "nt_1"]) await listReplays(store.db, { notificationId, before, limit: 20 });
    await listBulks(store.db, { before, limit: 20 });
  }
  for (const by of ["position", "worst", "slowest"] as const) {
    for (const before of [null, "1.5"]) {
      for (const state of [null, "uncertain"] as const) {
        const page = { bulkId: "br_1", view: { by, state, status: null }, before, limit: 20 };
        await listItems(store.db, page);
        await listItems(store.db, { ...page, view: { by, state: null, status: 204 } });
      }
    }
  }
  await countStatuses(store.db, "br_1");
  await readWaiting(store.db, { id: "br_1", after: 3, limit: 20 });
  await findWork(claimant);
  await findAbandoned(claimant, "all");
  await findAbandoned(claimant, "expired");
}

/** What `prepared` compiles a statement with is nothing that an engine takes; a digit is, for any column. */
function bindable(value: unknown): unknown {
  const isStandIn = typeof value === "object" && value !== null && !(value instanceof Uint8Array);
  return isStandIn ? "1" : value;
}

/** Some notifications of which the last is not in the index yet. */
async function indexed(store: Store): Promise<void> {
  await prepareIndex(store);
  await store.db
    .insertInto("notification")
    .values([1, 2, 3].map(() => notificationRow({ resource: '{"a":"b"}', summary: "abc" })))
    .execute();
  await indexNext(store, 2);
}

async function everyWayToFind(store: Store): Promise<void> {
  const fields = [{ path: "a", value: "b" }];
  const some = [
    { fields },
    { fields, verdict: "verified" as const, text: "abc", fromMs: 0 },
    { text: "abc" },
    { text: "a" },
    { fromMs: 0, toMs: 9 },
  ];
  for (const one of some) {
    const filter = { ...EVERYTHING, ...one };
    for (const before of [null, "nt_z"]) await findNotifications(store, { filter, before, limit: 50 });
    await walkMatching(store, { filter, after: "nt_0", upTo: "nt_z", limit: 10 });
    await countMatching(store, { filter, upTo: "nt_z", most: 10 });
  }
  await getSummaries(store.db, ["nt_1"]);
  await newestId(store.db);
}
