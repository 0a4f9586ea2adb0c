import { describe, expect, it } from "vitest";
import type { Outgoing, Reply } from "@/lib/egress";
import { startBulkRunner } from "@/lib/replays/bulk-runner";
import { commandBulk, createBulk, getBulk, listItems } from "@/lib/replays/bulk-store";
import { listReplays } from "@/lib/replays/store";
import { answered, filled, id, indexOf, outsideOf, PLAN, state, until } from "@/lib/testing/bulk-runs";
import { onBothEngines } from "@/lib/testing/stores";

onBothEngines((fresh) => {
  describe("a run of replays that is interrupted", () => {
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
  });
});
