import { expect, it } from "vitest";
import type { Store } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { onBothEngines } from "@/lib/testing/stores";
import { commandBulk, createBulk, getBulk, listBulks } from "./bulk-store";
import { firstKeptReplay, type Kept, sweepBulks, sweepReplays } from "./keeping";
import type { Replay } from "./replay";
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
    const ids = await Promise.all(states.map((state, index) => run(store, { atMs: old + index, state, items: 1500 })));
    const young = await run(store, { atMs: NOW_MS - DAY_MS, state: "done", items: 3 });
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

type Planted = { atMs: number; state: "done" | "stopped" | "paused" | "running"; items: number };

async function run(store: Store, { atMs, state, items }: Planted): Promise<string> {
  const id = newId("br", atMs);
  const order = { kind: "oldest" } as const;
  const plan = {
    mode: "exact",
    target: null,
    url: "http://x/",
    filter: "",
    order,
    perSecond: null,
    concurrency: 1,
  } as const;
  await createBulk(store, { id, plan, upTo: "nt_1", nowMs: atMs });
  await store.db.updateTable("bulk_replay").set({ state }).where("id", "=", id).execute();
  const item = {
    bulk_id: id,
    grade: 3,
    state: "delivered",
    tries: 1,
    status: 204,
    took_ms: 1,
    replay_id: null,
    why: null,
  };
  const rows = Array.from({ length: items }, (_, position) => ({ ...item, position, notification_id: "nt_1" }));
  await store.db.insertInto("bulk_replay_item").values(rows).execute();
  return id;
}

function replayOf(atMs: number): Replay {
  return {
    id: newId("rp", atMs),
    atMs,
    notificationId: "nt_1",
    profileId: "pf_1",
    bulkId: null,
    mode: "exact",
    targetName: null,
    url: "http://x/",
    headers: [],
    body: Uint8Array.of(1),
    originalSha256: "",
    sentSha256: "",
    reply: { kind: "failure", code: "ECONNREFUSED", message: "" },
    tookMs: 1,
    reading: { kind: "delivered" },
  };
}
