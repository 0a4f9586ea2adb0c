import { expect, it, vi } from "vitest";
import { systemClock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { newestId } from "./find";
import { indexedThrough } from "./index-batch";
import { startIndexer } from "./index-run";

onBothEngines((fresh) => {
  it("takes in what is stored and what arrives, and goes on after a stop where it was", async () => {
    const store = await fresh();
    const errors: unknown[] = [];
    const start = () => startIndexer({ store, wireClock: systemClock, onError: (error) => void errors.push(error) });
    await arrive(store, 300);
    const first = start();
    await allIn(store, 300);
    await arrive(store, 5);
    await allIn(store, 305);
    await first.stop();
    await arrive(store, 7);
    expect(await indexedThrough(store.db)).not.toBe(await newestId(store.db));
    const second = start();
    await allIn(store, 312);
    await second.stop();
    expect(errors).toEqual([]);
  });

  it("takes in what was committed behind an id that it had passed", async () => {
    const store = await fresh();
    const late = notificationRow();
    await arrive(store, 3);
    const indexer = startIndexer({ store, wireClock: systemClock, onError: () => {} });
    await allIn(store, 3);
    await store.write(async (tx, publish) => {
      await tx.insertInto("notification").values(late).execute();
      publish({ kind: "notification", id: late.id });
    });
    await allIn(store, 4);
    await indexer.stop();
  });
});

async function arrive(store: Store, count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => notificationRow({ resource: '{"a":1}' }));
  await store.write(async (tx, publish) => {
    await tx.insertInto("notification").values(rows).execute();
    for (const { id } of rows) publish({ kind: "notification", id });
  });
}

async function allIn(store: Store, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const rows = await store.db.selectFrom("notification_document").select("id").execute();
      expect(rows.length).toBe(count);
    },
    { timeout: 20_000, interval: 25 },
  );
}
