import { expect, it } from "vitest";
import type { Store } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { EVERYTHING } from "./filter";
import { countMatching, findNotifications, walkMatching } from "./find";
import { indexLate, indexNext } from "./index-batch";
import { prepareIndex } from "./index-edition";
import { idsOfTime } from "./index-order";

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

/** Came in on that day, counted from `NOW`; captured `capturedDay` where it was imported. */
async function arrive(store: Store, day: number, capturedDay: number | null = null): Promise<string> {
  const id = newId("nt", NOW + day * DAY);
  const at = NOW + (capturedDay ?? day) * DAY;
  if (capturedDay !== null) {
    const mark = { notification_id: id, at: NOW + day * DAY, source: "har", captured_at: at, sha256: id };
    await store.db.insertInto("notification_import").values(mark).execute();
  }
  await store.db.insertInto("notification").values(notificationRow({ id, at })).execute();
  return id;
}

const between = (from: number | null, to: number | null) => ({
  ...EVERYTHING,
  fromMs: from === null ? null : NOW + from * DAY,
  toMs: to === null ? null : NOW + to * DAY,
});

onBothEngines((fresh) => {
  it("what was imported from another year leaves the ends between which a time is sought where they were", async () => {
    const store = await fresh();
    await prepareIndex(store);
    for (let day = 0; day < 20; day++) await arrive(store, day);
    while ((await indexNext(store, 8)) > 0);
    const before = await idsOfTime(store.db, between(9, 10));
    await arrive(store, 20, -400);
    while ((await indexNext(store, 8)) > 0);
    await indexLate(store, [await arrive(store, 3.5, -300)]);
    expect(before.from).not.toBeNull();
    expect(await idsOfTime(store.db, between(9, 10))).toEqual(before);
  });

  it("what was imported is found by the time of its capture, in its place among the others", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const at: { id: string; day: number }[] = [];
    for (let day = 0; day < 20; day++) {
      at.push({ id: await arrive(store, day), day });
      if (day % 4 === 0) at.push({ id: await arrive(store, day + 0.5, 12 - day), day: 12 - day });
    }
    const check = async () => {
      for (const [from, to] of [
        [9, 10],
        [-10, 0],
        [4, 4],
        [12, null],
        [null, 3],
        [30, 40],
      ] as const) {
        const filter = between(from, to);
        const expected = at
          .filter(({ day }) => day >= (from ?? -99) && day <= (to ?? 99))
          .map(({ id }) => id)
          .sort();
        const found: string[] = [];
        let before: string | null = null;
        do {
          const page = await findNotifications(store, { filter, before, limit: 3 });
          found.push(...page.items.map(({ id }) => id));
          before = page.next;
        } while (before !== null);
        expect(found, `${from} to ${to}`).toEqual(expected.toReversed());
        expect(await walkMatching(store, { filter, after: null, upTo: null, limit: 99 })).toEqual(expected);
        const upTo = expected[1] ?? null;
        if (upTo === null) continue;
        expect(await countMatching(store, { filter, upTo, most: 99 })).toEqual({ count: 2, more: false });
      }
    };
    await check();
    await indexNext(store, 9);
    await check();
    while ((await indexNext(store, 9)) > 0);
    await check();
  });
});
