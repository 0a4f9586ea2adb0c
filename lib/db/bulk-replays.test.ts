import { describe, expect, it } from "vitest";
import { systemClock } from "@/lib/clock";
import type { Outgoing, Reply } from "@/lib/egress";
import { getNotification } from "@/lib/notifications/store";
import type { BulkPlan } from "@/lib/replays/bulk";
import type { BulkOutside } from "@/lib/replays/bulk-run";
import { startBulkRunner } from "@/lib/replays/bulk-runner";
import { commandBulk, countStatuses, createBulk, getBulk, listItems } from "@/lib/replays/bulk-store";
import { getReplay, listReplays } from "@/lib/replays/store";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import type { Store } from "./client";

const PLAN: BulkPlan = {
  mode: "exact",
  target: null,
  url: "http://localhost:9/notify",
  filter: "",
  order: { kind: "oldest" },
  perSecond: null,
  concurrency: 4,
};

const id = (index: number) => `nt_${String(index).padStart(6, "0")}`;
const answered = (status: number): Reply => ({ kind: "reply", status, headers: [], body: new Uint8Array(), tookMs: 1 });

onBothEngines((fresh) => {
  describe("a run of replays", () => {
    it("sends each notification once, in its order, and keeps each with its reading", async () => {
      const store = await filled(await fresh(), 50);
      const { sent, finished } = await ran(store, { ...PLAN, concurrency: 1 });
      expect(sent).toEqual(Array.from({ length: 50 }, (_, index) => index));
      expect(finished).toMatchObject({ state: "done", total: 50, delivered: 50, willRetry: 0, uncertain: 0 });
      const { items } = await listReplays(store.db, { notificationId: id(7), before: null, limit: 10 });
      expect(items).toHaveLength(1);
      expect(await getReplay(store.db, items[0]?.id ?? "")).toMatchObject({
        notificationId: id(7),
        bulkId: "br_1",
        reading: { kind: "delivered" },
        headers: [
          ["Host", "localhost:9"],
          ["X-Index", "7"],
          ["Content-Length", "1"],
          ["Connection", "close"],
        ],
      });
    });

    it("goes newest first, or in an order that its seed determines", async () => {
      const store = await filled(await fresh(), 30);
      const orders = [{ kind: "newest" }, { kind: "random", seed: 7 }, { kind: "random", seed: 7 }] as const;
      const all: number[][] = [];
      for (const [index, order] of orders.entries()) {
        const { sent } = await ran(store, { ...PLAN, concurrency: 1, order }, { runId: `br_${index + 1}` });
        all.push(sent);
      }
      const [newest = [], random = [], again] = all;
      expect(newest[0]).toBe(29);
      expect(newest.at(-1)).toBe(0);
      expect(again).toEqual(random);
      expect(random).not.toEqual(newest.toReversed());
      expect(random.toSorted((a, b) => a - b)).toEqual(newest.toReversed());
    });

    it("takes what was there at its start, and nothing that came later", async () => {
      const store = await filled(await fresh(), 20);
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(9), nowMs: 1 });
      const { sent } = await ran(store, null);
      expect(sent.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it("pauses, goes on, stops and is taken up again, and sends nothing twice", async () => {
      const store = await filled(await fresh(), 200);
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(999), nowMs: 1 });
      const deeds = new Map([
        [40, "pause"],
        [90, "stop"],
      ] as const);
      const sent: number[] = [];
      const send = async (request: Outgoing): Promise<Reply> => {
        sent.push(indexOf(request));
        const deed = deeds.get(sent.length as 40 | 90);
        if (deed) await commandBulk(store, { id: "br_1", deed, nowMs: 5 });
        return answered(204);
      };
      const runner = startBulkRunner("one", outsideOf(store, send));
      await state(store, "paused", ({ delivered }) => delivered >= 40);
      expect(sent.length).toBeLessThanOrEqual(40 + PLAN.concurrency);
      await commandBulk(store, { id: "br_1", deed: "continue", nowMs: 5 });
      await state(store, "stopped", ({ delivered }) => delivered >= 90);
      expect(sent.length).toBeLessThanOrEqual(90 + PLAN.concurrency);
      expect(await getBulk(store.db, "br_1")).toMatchObject({ endedAtMs: 5 });
      await commandBulk(store, { id: "br_1", deed: "continue", nowMs: 5 });
      await state(store, "done");
      await runner.stop();
      expect(new Set(sent).size).toBe(200);
      expect(sent).toHaveLength(200);
    });

    it.each(["stop", "pause"] as const)("is quiet after %s while its last items are under way", async (deed) => {
      const store = await filled(await fresh(), 3);
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(999), nowMs: 1 });
      const answers: (() => void)[] = [];
      const runner = startBulkRunner(
        "one",
        outsideOf(store, () => new Promise((resolve) => answers.push(() => resolve(answered(204))))),
      );
      await until(() => answers.length === 3);
      await commandBulk(store, { id: "br_1", deed, nowMs: 5 });
      let told = 0;
      const unsubscribe = store.feed.subscribe(
        (event) => event.kind === "bulk_replay" && told++,
        () => {},
      );
      for (const answer of answers) answer();
      const claim = () => store.db.selectFrom("bulk_replay").select("claimed_by").executeTakeFirstOrThrow();
      await until(async () => (await claim()).claimed_by === null);
      unsubscribe();
      // One for the outcomes and one for letting go.
      expect(told).toBeLessThanOrEqual(3);
      await runner.stop();
      const after = deed === "stop" ? "stopped" : "paused";
      expect(await getBulk(store.db, "br_1")).toMatchObject({ state: after, delivered: 3 });
    });

    it("does not send again what another process had begun: it is uncertain until somebody says so", async () => {
      const store = await filled(await fresh(), 40);
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(999), nowMs: 1 });
      const begun: number[] = [];
      const answerLate: (() => void)[] = [];
      const silent = startBulkRunner("dead", {
        ...outsideOf(store, (request) => {
          begun.push(indexOf(request));
          return new Promise((resolve) => answerLate.push(() => resolve(answered(204))));
        }),
        // Its clock stands in the past, so its claim has run out for everybody else.
        wireClock: { now: () => 1 },
      });
      await until(() => begun.length === PLAN.concurrency);
      const sent: number[] = [];
      const second = startBulkRunner(
        "alive",
        outsideOf(store, async (request) => answered(sent.push(indexOf(request)) && 204)),
      );
      await state(store, "done");
      expect(await getBulk(store.db, "br_1")).toMatchObject({ delivered: 36, uncertain: 4, total: 40 });
      expect(sent.filter((index) => begun.includes(index))).toEqual([]);
      expect(new Set([...sent, ...begun]).size).toBe(40);
      const { items } = await listItems(store.db, {
        bulkId: "br_1",
        view: { by: "worst", state: null, status: null },
        before: null,
        limit: 5,
      });
      expect(items.map((item) => item.state)).toEqual([...Array(4).fill("uncertain"), "delivered"]);

      expect(await commandBulk(store, { id: "br_1", deed: "resend", nowMs: 6 })).toBe("done");
      await state(store, "done", ({ uncertain }) => uncertain === 0);
      expect(await getBulk(store.db, "br_1")).toMatchObject({ delivered: 40, uncertain: 0 });
      expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
      await second.stop();
      for (const answer of answerLate) answer();
      await silent.stop();
      // What was decided meanwhile stands, and the late answers are kept beside it.
      expect(await getBulk(store.db, "br_1")).toMatchObject({ delivered: 40, uncertain: 0 });
      const { items: replays } = await listReplays(store.db, {
        notificationId: id(begun[0] ?? 0),
        before: null,
        limit: 9,
      });
      expect(replays).toHaveLength(2);
    });

    it("sends the uncertain ones of a stopped run only after the run was taken up again", async () => {
      const store = await filled(await fresh(), 5);
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(999), nowMs: 1 });
      await store.db.updateTable("bulk_replay").set({ uncertain: 1, total: 2, started_at: 1 }).execute();
      const item = { bulk_id: "br_1", tries: 1, status: null, took_ms: null, replay_id: null, why: null };
      await store.db
        .insertInto("bulk_replay_item")
        .values([
          { ...item, position: 0, grade: 0, state: "uncertain", notification_id: id(0) },
          { ...item, position: 1, grade: 5, state: "waiting", notification_id: id(1) },
        ])
        .execute();
      for (const stands of ["preparing", "paused", "stopped"]) {
        await store.db.updateTable("bulk_replay").set({ state: stands }).execute();
        expect(await commandBulk(store, { id: "br_1", deed: "resend", nowMs: 2 })).toBe("not_possible");
        expect(await getBulk(store.db, "br_1")).toMatchObject({ state: stands, uncertain: 1 });
      }
      await store.db.updateTable("bulk_replay").set({ state: "running" }).execute();
      expect(await commandBulk(store, { id: "br_1", deed: "resend", nowMs: 2 })).toBe("done");
    });

    it("says of each that was not sent why", async () => {
      const store = await filled(await fresh(), 3);
      const outside = outsideOf(store, async () => ({ kind: "failure", code: "ECONNREFUSED", message: "", tookMs: 1 }));
      const gone = async (wanted: string) => (wanted === id(1) ? null : getNotification(store.db, wanted));
      for (const [index, mode] of (["resigned", "exact"] as const).entries()) {
        const runId = `br_${index + 1}`;
        const runner = startBulkRunner(`runner-${index}`, { ...outside, notification: gone });
        await createBulk(store, { id: runId, plan: { ...PLAN, mode }, upTo: id(999), nowMs: 1 });
        await until(async () => (await getBulk(store.db, runId))?.state === "done");
        await runner.stop();
      }
      const whys = async (bulkId: string) => {
        const view = { by: "position", state: null, status: null } as const;
        return (await listItems(store.db, { bulkId, view, before: null, limit: 9 })).items.map(({ why }) => why);
      };
      expect(await whys("br_1")).toEqual(["no_profile", "notification_gone", "no_profile"]);
      expect(await whys("br_2")).toEqual(["ECONNREFUSED", "notification_gone", "ECONNREFUSED"]);
    });

    it("is worked at by one process at a time", async () => {
      const store = await filled(await fresh(), 100);
      const sent: number[] = [];
      const send = async (request: Outgoing) => answered(sent.push(indexOf(request)) && 204);
      const runners = ["one", "two", "three"].map((name) => startBulkRunner(name, outsideOf(store, send)));
      await createBulk(store, { id: "br_1", plan: PLAN, upTo: id(999), nowMs: 1 });
      await state(store, "done");
      await Promise.all(runners.map((runner) => runner.stop()));
      expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    });

    it("tells failures from deliveries, by state, by status and by how long they took", async () => {
      const store = await filled(await fresh(), 12);
      const send = async (request: Outgoing): Promise<Reply> => {
        const index = indexOf(request);
        if (index === 3) return { kind: "failure", code: "TARGET_PRIVATE", message: "", tookMs: 0 };
        return { ...answered(index % 4 === 0 ? 500 : 200), tookMs: index * 10 };
      };
      await ran(store, PLAN, { send });
      expect(await getBulk(store.db, "br_1")).toMatchObject({ delivered: 8, willRetry: 3, notSent: 1 });
      expect(await countStatuses(store.db, "br_1")).toEqual([
        { status: 200, count: 8 },
        { status: 500, count: 3 },
      ]);
      const worst = await everyItem(store, { by: "worst", state: null, status: null });
      expect(worst.slice(0, 4).map(({ notificationId }) => notificationId)).toEqual([id(0), id(4), id(8), id(3)]);
      expect(worst).toHaveLength(12);
      const slowest = await everyItem(store, { by: "slowest", state: null, status: null });
      expect(slowest.map(({ tookMs }) => tookMs)).toEqual([110, 100, 90, 80, 70, 60, 50, 40, 20, 10, 0, 0]);
      expect(await everyItem(store, { by: "position", state: "not_sent", status: null })).toHaveLength(1);
      expect(await everyItem(store, { by: "position", state: null, status: 500 })).toHaveLength(3);
    });

    it("keeps to its rate", async () => {
      const store = await filled(await fresh(), 10);
      const startedAt = performance.now();
      await ran(store, { ...PLAN, perSecond: 50 });
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(9 * 20 - 5);
    });

    it.each([
      ["deleted", null],
      ["given another address", { url: "http://localhost:9/other", headers: [] }],
    ])("waits when its target is %s", async (_, target) => {
      const store = await filled(await fresh(), 5);
      const plan = { ...PLAN, target: { id: "tg_1", name: "QA" } };
      await createBulk(store, { id: "br_1", plan, upTo: id(999), nowMs: 1 });
      const sent: number[] = [];
      const send = async (request: Outgoing) => answered(sent.push(indexOf(request)) && 204);
      const runner = startBulkRunner("one", { ...outsideOf(store, send), target: async () => target });
      await state(store, "paused");
      await runner.stop();
      expect(sent).toEqual([]);
    });
  });
});

async function filled(store: Store, count: number): Promise<Store> {
  const rows = Array.from({ length: count }, (_, index) =>
    notificationRow({ id: id(index), headers: JSON.stringify([["X-Index", String(index)]]) }),
  );
  await store.db.insertInto("notification").values(rows).execute();
  return store;
}

function indexOf({ headers }: Outgoing): number {
  return Number(headers.find(([name]) => name === "X-Index")?.[1]);
}

function outsideOf(store: Store, send: BulkOutside["send"]): BulkOutside {
  return {
    store,
    clock: { now: () => 1_800_000_000_000 },
    wireClock: systemClock,
    random: (bytes) => new Uint8Array(bytes),
    send,
    voice: { sign: () => Promise.reject(new Error("not in this test")) },
    openProfile: async () => null,
    async matching({ after, upTo, limit }) {
      let query = store.db.selectFrom("notification").select("id").where("id", "<=", upTo).orderBy("id").limit(limit);
      if (after !== null) query = query.where("id", ">", after);
      return (await query.execute()).map((row) => row.id);
    },
    notification: (wanted) => getNotification(store.db, wanted),
    target: async () => null,
    log: { error: (fields) => console.error(fields) },
  };
}

/** Runs a plan, or what was written down already, to its end. */
async function ran(store: Store, plan: BulkPlan | null, given: { runId?: string; send?: BulkOutside["send"] } = {}) {
  const runId = given.runId ?? "br_1";
  const sent: number[] = [];
  const send = given.send ?? (async (request) => answered(sent.push(indexOf(request)) && 204));
  const runner = startBulkRunner("one", outsideOf(store, send));
  if (plan) await createBulk(store, { id: runId, plan, upTo: id(999_999), nowMs: 1 });
  await until(async () => (await getBulk(store.db, runId))?.state === "done");
  await runner.stop();
  return { sent, finished: await getBulk(store.db, runId) };
}

type Run = NonNullable<Awaited<ReturnType<typeof getBulk>>>;

function state(store: Store, wanted: string, and: (run: Run) => boolean = () => true): Promise<void> {
  return until(async () => {
    const run = await getBulk(store.db, "br_1");
    return run !== null && run.state === wanted && and(run);
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function everyItem(store: Store, view: Parameters<typeof listItems>[1]["view"]) {
  const all: Awaited<ReturnType<typeof listItems>>["items"] = [];
  for (let before: string | null = null; ; ) {
    const page = await listItems(store.db, { bulkId: "br_1", view, before, limit: 5 });
    all.push(...page.items);
    if (page.next === null) return all;
    before = page.next;
  }
}
