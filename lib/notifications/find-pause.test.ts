import { expect, it } from "vitest";
import type { Store } from "@/lib/db/client";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { EVERYTHING, type NotificationFilter } from "./filter";
import { countMatching, findNotifications } from "./find";
import { indexNext } from "./index-batch";
import { prepareIndex } from "./index-edition";

onBothEngines((fresh) => {
  it("stops a page before it has looked at everything, and finds the rest from there", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const needle = row({ event_type: "B", resource: '[{"x":{"a":{"b":1}},"zq":9}]' });
    const others = Array.from({ length: 1_200 }, (_, at) =>
      row(at % 2 === 0 ? { event_type: "A" } : { event_type: "B", verdict: "verified" }),
    );
    await store.db
      .insertInto("notification")
      .values([needle, ...others])
      .execute();
    while ((await indexNext(store, 64)) > 0);
    const hidden = { verdict: "rejected", eventType: "B" } as const;
    // All parts of this text are everywhere, the text is not.
    const text = ':{"a":{';
    for (const [wanted, isQuick] of [
      [{ text }, false],
      [{ verdict: "rejected", text }, false],
      [hidden, false],
      [{ ...hidden, text: '"b' }, false],
      [{ text: "zq" }, true],
      [{ text: '"zq' }, true],
    ] as const) {
      const filter = { ...EVERYTHING, ...wanted };
      const page = await findNotifications(store, { filter, before: null, limit: 50 }, 500);
      const ids = page.items.map(({ id }) => id);
      expect({ ids, isOver: page.next === null }, JSON.stringify(wanted)).toEqual({
        ids: isQuick ? [needle.id] : [],
        isOver: isQuick,
      });
      expect(await everyPage(store, filter)).toEqual([needle.id]);
      const counted = await countMatching(store, { filter, upTo: null, most: 9 }, 500);
      expect(counted).toEqual(isQuick ? { count: 1, more: false } : { count: 0, more: true });
    }
  });
});

async function everyPage(store: Store, filter: NotificationFilter): Promise<string[]> {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const page = await findNotifications(store, { filter, before, limit: 40 }, 500);
    ids.push(...page.items.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  return ids;
}

function row(more: Partial<ReturnType<typeof notificationRow>>) {
  return notificationRow({ verdict: "rejected", summary: "签约通知", resource: '{"a":{"b":1}}', ...more });
}
