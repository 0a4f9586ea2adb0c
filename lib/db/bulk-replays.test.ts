import { describe, expect, it } from "vitest";
import type { Outgoing, Reply } from "@/lib/egress";
import { getNotification } from "@/lib/notifications/store";
import { startBulkRunner } from "@/lib/replays/bulk-runner";
import { countStatuses, createBulk, getBulk, listItems } from "@/lib/replays/bulk-store";
import { getReplay, listReplays } from "@/lib/replays/store";
import { answered, filled, id, indexOf, outsideOf, PLAN, ran, state, until } from "@/lib/testing/bulk-runs";
import { onBothEngines } from "@/lib/testing/stores";
import type { Store } from "./client";

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

async function everyItem(store: Store, view: Parameters<typeof listItems>[1]["view"]) {
  const all: Awaited<ReturnType<typeof listItems>>["items"] = [];
  for (let before: string | null = null; ; ) {
    const page = await listItems(store.db, { bulkId: "br_1", view, before, limit: 5 });
    all.push(...page.items);
    if (page.next === null) return all;
    before = page.next;
  }
}
