import { sql } from "kysely";
import { expect, it } from "vitest";
import { type Store, write } from "@/lib/db/client";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { BEGINNING, latestPlace, type Place, readPlace, writePlace } from "./arrival";
import { pullAfter } from "./pull";

const keep = (store: Store, ...ids: string[]) =>
  write(store, (tx) =>
    tx
      .insertInto("notification")
      .values(ids.map((id) => notificationRow({ id })))
      .execute(),
  );

async function pull(store: Store, after: Place, limit = 50) {
  const page = await pullAfter(store, { inbox: "in_1", after, limit });
  if (page.kind === "ahead") throw new Error("ahead");
  return { ids: page.items.map(({ notification }) => notification.id), place: page.place };
}

onBothEngines((fresh, engine) => {
  it("a smaller id that is committed after a larger one was read is not skipped", async () => {
    const store = await fresh();
    await keep(store, "nt_5");
    const first = await pull(store, BEGINNING);
    expect(first.ids).toEqual(["nt_5"]);
    await keep(store, "nt_3");
    expect((await pull(store, first.place)).ids).toEqual(["nt_3"]);
  });

  it("pages of any size hold every notification of the inbox once, whatever lies between", async () => {
    const store = await fresh();
    for (let number = 0; number < 30; number++) {
      await write(store, (tx) =>
        tx
          .insertInto("notification")
          .values([
            notificationRow({ id: `nt_${90 - number}a` }),
            notificationRow({ id: `nt_${90 - number}b`, inbox: "in_2" }),
            notificationRow({ id: `nt_${90 - number}c` }),
          ])
          .execute(),
      );
    }
    for (const limit of [1, 7, 100]) {
      const seen: string[] = [];
      let place = BEGINNING;
      for (;;) {
        const page = await pull(store, place, limit);
        if (page.ids.length === 0) break;
        seen.push(...page.ids);
        place = readPlace(writePlace(page.place)) ?? BEGINNING;
      }
      expect(seen).toHaveLength(60);
      expect(new Set(seen).size).toBe(60);
    }
  });

  it("from now on means what is committed later, and nothing before", async () => {
    const store = await fresh();
    await keep(store, "nt_9");
    const now = await latestPlace(store);
    expect((await pull(store, now)).ids).toEqual([]);
    await keep(store, "nt_1");
    expect((await pull(store, now)).ids).toEqual(["nt_1"]);
  });

  it("the place of a row that is gone is still a place; one that was never given is said to be ahead", async () => {
    const store = await fresh();
    await keep(store, "nt_1", "nt_2");
    const { place } = await pull(store, BEGINNING, 1);
    await store.db.deleteFrom("notification").where("id", "=", place.id).execute();
    expect((await pull(store, place)).ids).toEqual(["nt_2"]);
    const page = await pullAfter(store, { inbox: "in_1", after: { order: 1e12, id: "nt_7" }, limit: 1 });
    expect(page).toEqual({ kind: "ahead" });
  });

  if (engine === "postgres") {
    it("what a transaction still holds back is not passed by, though a later one has committed", async () => {
      const store = await fresh();
      const slow = held();
      const begun = held();
      const first = store.db.transaction().execute(async (tx) => {
        await tx
          .insertInto("notification")
          .values(notificationRow({ id: "nt_1" }))
          .execute();
        begun.release();
        await slow.released;
      });
      await begun.released;
      await keep(store, "nt_2");
      const early = await pull(store, BEGINNING);
      const now = await latestPlace(store);
      expect(early.ids).toEqual([]);
      slow.release();
      await first;
      expect((await pull(store, early.place)).ids).toEqual(["nt_1", "nt_2"]);
      expect((await pull(store, now)).ids).toEqual(["nt_1", "nt_2"]);
    });
  } else {
    it("a file whose rows were numbered anew is still read from the row that was read last", async () => {
      const store = await fresh();
      await keep(store, "nt_1", "nt_2", "nt_3");
      const { place } = await pull(store, BEGINNING, 2);
      await store.db.deleteFrom("notification").where("id", "=", "nt_1").execute();
      await sql`vacuum`.execute(store.db);
      expect((await pull(store, place)).ids).toEqual(["nt_3"]);
    });
  }
});

function held() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release, released };
}
