import { expect, it } from "vitest";
import { plantBulk, replayOf } from "@/lib/testing/replay-rows";
import { onBothEngines } from "@/lib/testing/stores";
import { commandBulk, getBulk, listBulks, listItems } from "./bulk-store";
import { sweepBulks } from "./keeping";
import { removeBulk, removeReplay } from "./remove";
import { getReplay, recordReplay } from "./store";

const AT_MS = Date.UTC(2026, 5, 1);
const ALL = { view: { by: "position", state: null, status: null }, before: null, limit: 9 } as const;

onBothEngines((fresh) => {
  it("takes one replay and no other; the run that it belonged to keeps its result and says that the replay is gone", async () => {
    const store = await fresh();
    const told: string[] = [];
    store.feed.subscribe(({ kind, id }) => told.push(`${kind} ${id}`));
    const bulkId = await plantBulk(store, { atMs: AT_MS, state: "done", items: 2 });
    const [first, second] = [replayOf(AT_MS), replayOf(AT_MS + 1)];
    for (const [position, replay] of [first, second].entries()) {
      await recordReplay(store, { ...replay, bulkId });
      const item = store.db.updateTable("bulk_replay_item").set({ replay_id: replay.id });
      await item.where("bulk_id", "=", bulkId).where("position", "=", position).execute();
    }
    told.length = 0;
    expect(await removeReplay(store, first.id)).toBe("removed");
    expect(await removeReplay(store, first.id)).toBe("unknown");
    expect([await getReplay(store.db, first.id), (await getReplay(store.db, second.id))?.id]).toEqual([
      null,
      second.id,
    ]);
    expect(await listItems(store.db, { bulkId, ...ALL })).toMatchObject({
      items: [
        { state: "delivered", status: 204, replayId: first.id, isReplayKept: false },
        { state: "delivered", status: 204, replayId: second.id, isReplayKept: true },
      ],
    });
    await expect.poll(() => told).toEqual([`replay ${first.id}`]);
  });

  it("takes a run that is over with all its items, leaves its replays and the other runs, and tells of it", async () => {
    const store = await fresh();
    const [done, stopped, other] = await Promise.all(
      (["done", "stopped", "done"] as const).map((state, at) =>
        plantBulk(store, { atMs: AT_MS + at, state, items: 2 }),
      ),
    );
    const replay = { ...replayOf(AT_MS), bulkId: done ?? "" };
    await recordReplay(store, replay);
    for (const id of [done ?? "", stopped ?? ""]) {
      expect(await removeBulk(store, id)).toBe("removed");
      expect(await removeBulk(store, id)).toBe("unknown");
      expect(await getBulk(store.db, id)).toBeNull();
      expect(await commandBulk(store, { id, deed: "continue", nowMs: AT_MS })).toBe("not_possible");
    }
    expect((await listBulks(store.db, { before: null, limit: 9 })).items.map(({ id }) => id)).toEqual([other]);
    while (await sweepBulks(store, { nowMs: AT_MS }));
    const left = await store.db.selectFrom("bulk_replay_item").select("bulk_id").distinct().execute();
    expect(left).toEqual([{ bulk_id: other }]);
    expect((await store.db.selectFrom("bulk_replay").select("id").execute()).map(({ id }) => id)).toEqual([other]);
    expect((await getReplay(store.db, replay.id))?.bulkId).toBe(done);
  });

  it.each(["preparing", "running", "paused"] as const)("refuses a run that is %s, and leaves it so", async (state) => {
    const store = await fresh();
    const id = await plantBulk(store, { atMs: AT_MS, state, items: 1 });
    expect(await removeBulk(store, id)).toBe("under_way");
    expect((await getBulk(store.db, id))?.state).toBe(state);
  });

  it("refuses a stopped run whose last sends are awaited", async () => {
    const store = await fresh();
    const id = await plantBulk(store, { atMs: AT_MS, state: "stopped", items: 1 });
    await store.db.updateTable("bulk_replay").set({ claimed_by: "one" }).where("id", "=", id).execute();
    expect(await removeBulk(store, id)).toBe("under_way");
    expect((await getBulk(store.db, id))?.state).toBe("stopped");
  });
});
