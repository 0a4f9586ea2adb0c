import { expect, it } from "vitest";
import { plantBulk, replayOf } from "@/lib/testing/replay-rows";
import { onBothEngines } from "@/lib/testing/stores";
import { commandBulk, getBulk, listBulks } from "./bulk-store";
import { firstKeptReplay, type Kept, sweepBulks, sweepReplays } from "./keeping";
import { getReplay, recordReplay } from "./store";

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 5, 1);
const KEPT = { days: 90, replays: 5, bulks: 3 };

onBothEngines((fresh) => {
  it("takes replays that are older than is kept, and of the younger ones the oldest beyond the count", async () => {
    const store = await fresh();
    const ids: string[] = [];
    for (const days of [100, 91, 89, 5, 4, 3, 2, 1]) {
      const replay = replayOf(NOW_MS - days * DAY_MS);
      ids.push(replay.id);
      await recordReplay(store, replay);
    }
    const sweep = async (kept: Kept) => sweepReplays(store, await firstKeptReplay(store.db, { nowMs: NOW_MS, kept }));
    expect(await sweep({ ...KEPT, replays: 100 })).toBe(false);
    const left = async () => {
      const found = await Promise.all(ids.map((id) => getReplay(store.db, id)));
      return found.map((one) => one !== null);
    };
    expect(await left()).toEqual([false, false, true, true, true, true, true, true]);
    await sweep(KEPT);
    expect(await left()).toEqual([false, false, false, true, true, true, true, true]);
  });

  it("takes all replays below an id in batches of a hundred, and says when there are no more", async () => {
    const store = await fresh();
    for (let at = 0; at < 101; at++) await recordReplay(store, replayOf(NOW_MS - 100 * DAY_MS + at));
    const below = await firstKeptReplay(store.db, { nowMs: NOW_MS, kept: KEPT });
    const left = async () => (await store.db.selectFrom("replay").select("id").execute()).length;
    expect([await sweepReplays(store, below), await left()]).toEqual([true, 1]);
    expect([await sweepReplays(store, below), await left()]).toEqual([false, 0]);
  });

  it("takes runs that have ended with all their items, and none that can still go on by itself", async () => {
    const store = await fresh();
    const old = NOW_MS - 100 * DAY_MS;
    const states = ["done", "stopped", "paused", "running"] as const;
    const ids = await Promise.all(
      states.map((state, index) => plantBulk(store, { atMs: old + index, state, items: 1500 })),
    );
    const young = await plantBulk(store, { atMs: NOW_MS - DAY_MS, state: "done", items: 3 });
    expect(await sweepBulks(store, { nowMs: NOW_MS, kept: KEPT })).toBe(true);
    // Half of its items are gone: it is shown to nobody and cannot be taken up again.
    expect(await getBulk(store.db, ids[0] ?? "")).toBeNull();
    expect((await listBulks(store.db, { before: null, limit: 9 })).items).toHaveLength(4);
    expect(await commandBulk(store, { id: ids[0] ?? "", deed: "continue", nowMs: 1 })).toBe("not_possible");
    while (await sweepBulks(store, { nowMs: NOW_MS, kept: KEPT }));
    const left = await store.db.selectFrom("bulk_replay").select("id").orderBy("id").execute();
    expect(left.map(({ id }) => id)).toEqual([ids[2], ids[3], young]);
    const items = await store.db.selectFrom("bulk_replay_item").select("bulk_id").distinct().execute();
    expect(items.map(({ bulk_id }) => bulk_id).sort()).toEqual([ids[2], ids[3], young]);
  });
});
