import type { Insertable } from "kysely";
import { expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { deliveryRow, notificationRow, oneOfEach, orderRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { readBytes } from "./bytes";
import { type Store, write } from "./client";
import { isUniqueConflict } from "./conflict";
import type { Database } from "./database";

/** What each engine must do alike. The feed and the batches have suites of their own, on both engines too. */
onBothEngines((fresh) => {
  it("keeps bytes, 64-bit milliseconds, any text and null as they were", async () => {
    const { db } = await fresh();
    const whole = Uint8Array.from({ length: 600 }, (_, index) => index % 256);
    const rows = [
      notificationRow({ body: whole, at: 9_007_199_254_740_991, summary: "签约成功 😀 \r\n\t\"'\\ \u200b é" }),
      notificationRow({ body: new Uint8Array(0), at: 0, summary: "" }),
      // A view into the middle of a larger buffer, as bodies often are.
      notificationRow({ body: whole.subarray(100, 110), at: -1, summary: null }),
    ];
    for (const row of rows) await db.insertInto("notification").values(row).execute();
    const found = await db.selectFrom("notification").selectAll().orderBy("id").execute();
    expect(found.map(common).map((row) => ({ ...row, body: readBytes(row.body) }))).toEqual(
      rows.map((row) => ({ ...row, body: Uint8Array.from(row.body) })),
    );
  });

  it("shows a NUL in a text as a picture of it, and loses nothing behind it", async () => {
    const { db } = await fresh();
    await db
      .insertInto("notification")
      .values(notificationRow({ id: "nt_1", summary: "a\u0000b\u0000" }))
      .execute();
    const found = await db.selectFrom("notification").select("summary").where("id", "=", "nt_1").executeTakeFirst();
    expect(found?.summary).toBe("a\u2400b\u2400");
  });

  it.each([
    ["a fraction", { bytes: 1.5 }],
    ["a boolean", { bytes: true as unknown as number }],
    ["null where something must stand", { verdict: null as unknown as string }],
  ])("refuses %s, and goes on working", async (_, wrong) => {
    const { db } = await fresh();
    await expect(db.insertInto("notification").values(notificationRow(wrong)).execute()).rejects.toThrow();
    await db.insertInto("notification").values(notificationRow()).execute();
    expect(await countOf(db, "notification")).toBe(1);
  });

  it("has every column of every table, and finds everything again after it was opened anew", async () => {
    const first = await fresh();
    for (const [table, row] of Object.entries(oneOfEach())) {
      await first.db
        .insertInto(table as keyof Database)
        .values(row as Insertable<Database[keyof Database]>)
        .execute();
    }
    await first.close();
    const { db } = await fresh.again();
    for (const [table, row] of Object.entries(oneOfEach())) {
      const found = await db
        .selectFrom(table as keyof Database)
        .selectAll()
        .executeTakeFirstOrThrow();
      expect(Object.keys(common(found)).sort(), table).toEqual(Object.keys(row).sort());
    }
  });

  it("takes back everything that a failed write did", async () => {
    const store = await fresh();
    const failed = write(store, async (tx) => {
      await tx.insertInto("notification").values(notificationRow()).execute();
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await countOf(store.db, "notification")).toBe(0);
  });

  it("keeps all rows of a statement or none", async () => {
    const { db } = await fresh();
    const [first, second] = [notificationRow(), notificationRow()];
    const insert = db.insertInto("notification").values([first, second, { ...first, inbox: "in_2" }]);
    await expect(insert.execute()).rejects.toSatisfy(isUniqueConflict);
    expect(await countOf(db, "notification")).toBe(0);
  });

  it("tells a unique conflict from every other error", async () => {
    const { db } = await fresh();
    const add = (given: Partial<Insertable<Database["sim_order"]>>) =>
      db.insertInto("sim_order").values(orderRow(given)).execute();
    await add({});
    const errors = await Promise.all([
      add({ prepay_id: "wx2" }).catch((error) => error),
      add({ out_trade_no: "order-2" }).catch((error) => error),
      add({ prepay_id: "wx3", out_trade_no: "order-3", state: null as unknown as string }).catch((error) => error),
    ]);
    expect(errors.map(isUniqueConflict)).toEqual([true, true, false]);
    await add({ prepay_id: "wx4", mchid: "1900000009" });
  });

  it("pages through rows by id, newest first, without a gap or a repetition", async () => {
    const { db } = await fresh();
    const ids = Array.from({ length: 250 }, (_, index) => newId("nt", 1_800_000_000_000 + Math.floor(index / 7)));
    const shuffled = ids.toSorted((a, b) => a.slice(-5).localeCompare(b.slice(-5)));
    for (const id of shuffled) await db.insertInto("notification").values(notificationRow({ id })).execute();
    const seen: string[] = [];
    for (let before = "~"; ; before = seen.at(-1) ?? "") {
      const page = await db
        .selectFrom("notification")
        .select("id")
        .where("id", "<", before)
        .orderBy("id", "desc")
        .limit(40)
        .execute();
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it("gives each due delivery to one claimer only", async () => {
    const store = await fresh();
    const rows = Array.from({ length: 60 }, () => deliveryRow());
    await store.db.insertInto("sim_delivery").values(rows).execute();
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(store, 1_800_000_000_000)));
    const claimed = claims.flat();
    expect(new Set(claimed).size).toBe(claimed.length);
    // Whoever came second to a row left it; it is due again only when the claim has run out.
    while (claimed.length < 60) claimed.push(...atLeastOne(await claim(store, 1_800_000_000_000)));
    expect(claimed.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(await claim(store, 1_800_000_000_000)).toEqual([]);
    expect(await claim(store, 1_800_000_060_001)).toHaveLength(10);
  });

  it("keeps the sum right when many write to one row at once", async () => {
    const store = await fresh();
    await store.db
      .insertInto("sim_delivery")
      .values(deliveryRow({ id: "dl_1" }))
      .execute();
    const increment = () =>
      write(store, (tx) =>
        tx
          .updateTable("sim_delivery")
          .set((row) => ({ attempts: row("attempts", "+", 1) }))
          .where("id", "=", "dl_1")
          .execute(),
      );
    await Promise.all(Array.from({ length: 50 }, increment));
    const row = await store.db.selectFrom("sim_delivery").select("attempts").executeTakeFirstOrThrow();
    expect(row.attempts).toBe(50);
  });

  it("refuses the store itself inside a write, instead of waiting for ever", async () => {
    const store = await fresh();
    await expect(write(store, () => countOf(store.db, "notification"))).rejects.toThrow("use its tx, not store.db");
    await expect(write(store, () => write(store, async () => 1))).rejects.toThrow("use its tx, not another write()");
    expect(await write(store, (tx) => countOf(tx, "notification"))).toBe(0);
  });

  it("lets go of a write's rules when the write is over", async () => {
    const store = await fresh();
    let open = () => {};
    const over = new Promise<void>((resolve) => {
      open = resolve;
    });
    const later = await write(store, async () => ({ count: over.then(() => countOf(store.db, "notification")) }));
    open();
    expect(await later.count).toBe(0);
  });
});

/** At most ten due deliveries for a minute, in one statement, as every instance does it. */
async function claim({ db }: Store, nowMs: number): Promise<string[]> {
  const due = db
    .selectFrom("sim_delivery")
    .select("id")
    .where("state", "=", "pending")
    .where("due_at", "<=", nowMs)
    .where("claimed_until", "<", nowMs)
    .orderBy("due_at")
    .limit(10);
  const rows = await db
    .updateTable("sim_delivery")
    .set({ claimed_until: nowMs + 60_000 })
    .where("id", "in", due)
    .where("claimed_until", "<", nowMs)
    .returningAll()
    .execute();
  return rows.map(({ id }) => id);
}

function atLeastOne(ids: string[]): string[] {
  expect(ids.length).toBeGreaterThan(0);
  return ids;
}

async function countOf(db: Store["db"], table: keyof Database): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Without the one column that only one engine needs. */
function common<Row extends object>(row: Row): Row {
  const { arrival: _arrival, ...rest } = row as Row & { arrival?: unknown };
  return rest as unknown as Row;
}
