import { expect, it } from "vitest";
import type { Store } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { EVERYTHING } from "./filter";
import { findNotifications, walkMatching } from "./find";
import { indexLate, indexNext, unindex } from "./index-batch";
import { prepareIndex } from "./index-edition";

onBothEngines((fresh) => {
  it("finds a single letter and two of them wherever they are, however few have them, and after some were taken out", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const signs = ["~", "|", "^", "q~", "~q", "\u007f", "签"];
    const rows = Array.from({ length: 700 }, (_, at) => row(at % 100 === 42 ? (signs[(at - 42) / 100] ?? "") : "x"));
    const late = row("~~");
    const held = [...rows.slice(0, 350), late, ...rows.slice(350)].map((one) => ({
      ...one,
      id: newId("nt", 1_800_000_000_000),
    }));
    await store.db
      .insertInto("notification")
      .values(held.filter(({ summary }) => summary !== "~~"))
      .execute();
    while ((await indexNext(store, 32)) > 0);
    const lateOnes = held.filter(({ summary }) => summary === "~~");
    await store.db.insertInto("notification").values(lateOnes).execute();
    await indexLate(
      store,
      lateOnes.map(({ id }) => id),
    );
    const check = async (there: typeof held) => {
      for (const text of ["~", "|", "^", "q~", "~q", "~~", "\u007f", "签", "#", "xx", "?"]) {
        const filter = { ...EVERYTHING, text };
        const expected = there.filter(({ summary }) => summary?.includes(text)).map(({ id }) => id);
        expect(await everyPage(store, text), text).toEqual(expected.toReversed());
        expect(await walkMatching(store, { filter, after: null, upTo: null, limit: 1_000 })).toEqual(expected);
      }
    };
    await check(held);
    for (const [from, to] of [
      [100, 300],
      [0, 90],
      [600, 701],
    ] as const) {
      const gone = held.slice(from, to).map(({ id }) => id);
      await store.write(async (tx) => {
        await unindex(tx, gone);
        await tx.deleteFrom("notification").where("id", "in", gone).execute();
      });
    }
    const left = held.filter((_, at) => (at >= 90 && at < 100) || (at >= 300 && at < 600));
    await check(left);
    const digests = await store.db.selectFrom("notification_digest").select("first_id").execute();
    expect(digests.length).toBeLessThan(5);
    const again = [row("q~")];
    await store.db.insertInto("notification").values(again).execute();
    while ((await indexNext(store, 32)) > 0);
    expect(await everyPage(store, "q~")).toContain(again[0]?.id);
  });

  it("finds them in an index that was made without digests, before and after it is given them, and tells no block twice", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const rows = Array.from({ length: 300 }, (_, at) => row(at === 7 ? "q~" : "x"));
    await store.db.insertInto("notification").values(rows).execute();
    while ((await indexNext(store, 32)) > 0);
    const made = await firstIds(store);
    await store.db.deleteFrom("notification_digest").execute();
    await store.db.deleteFrom("notification_index").where("name", "=", "digests").execute();
    expect(await everyPage(store, "q~")).toEqual([rows[7]?.id]);
    expect(await everyPage(store, "zq")).toEqual([]);
    await prepareIndex(store);
    expect(await firstIds(store)).toHaveLength(made.length);
    expect(await everyPage(store, "q~")).toEqual([rows[7]?.id]);
    // Killed before it was told that all are there.
    await store.db.deleteFrom("notification_index").where("name", "=", "digests").execute();
    await prepareIndex(store);
    expect(await firstIds(store)).toHaveLength(made.length);
    const later = row("~q");
    await store.db.insertInto("notification").values(later).execute();
    await indexNext(store, 32);
    expect(await everyPage(store, "~q")).toEqual([later.id]);
    expect(await store.db.selectFrom("notification_document").select("id").execute()).toHaveLength(301);
  });
});

async function firstIds(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom("notification_digest").select("first_id").orderBy("first_id").execute();
  return rows.map(({ first_id }) => first_id);
}

async function everyPage(store: Store, text: string): Promise<string[]> {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const page = await findNotifications(store, { filter: { ...EVERYTHING, text }, before, limit: 40 });
    ids.push(...page.items.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  return ids;
}

function row(summary: string) {
  return notificationRow({ summary, resource: null, event_type: null });
}
