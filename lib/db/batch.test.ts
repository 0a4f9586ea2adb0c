import { describe, expect, it } from "vitest";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { createBatcher } from "./batch";
import { type Store, write } from "./client";

describe("group commit", () => {
  it("resolves only after the commit that holds the row", async () => {
    const log: string[] = [];
    const gate = gates();
    const batcher = createBatcher<string>({
      maxRows: 10,
      write: async (rows) => {
        await gate.next();
        log.push(`commit ${rows}`);
      },
    });
    const added = ["a", "b"].map((row) => batcher.add(row).then(() => log.push(`kept ${row}`)));
    (await gate.reached())();
    await Promise.all(added);
    expect(log).toEqual(["commit a,b", "kept a", "kept b"]);
  });

  it("puts rows that arrive during a commit together into the next, and no more than allowed", async () => {
    const commits: number[][] = [];
    const gate = gates();
    const batcher = createBatcher<number>({
      maxRows: 3,
      write: async (rows) => {
        commits.push(rows);
        await gate.next();
      },
    });
    const first = batcher.add(0);
    const open = await gate.reached();
    const others = [1, 2, 3, 4].map((row) => batcher.add(row));
    open();
    (await gate.reached())();
    (await gate.reached())();
    await Promise.all([first, ...others]);
    expect(commits).toEqual([[0], [1, 2, 3], [4]]);
  });

  it("carries no more bytes than allowed, and a row that is too heavy for any commit alone", async () => {
    const commits: number[][] = [];
    const batcher = createBatcher<number>({
      maxRows: 100,
      weight: { of: (row) => row, most: 10 },
      write: async (rows) => void commits.push(rows),
    });
    await Promise.all([4, 4, 4, 25, 1, 9, 1].map((row) => batcher.add(row)));
    expect(commits).toEqual([[4, 4], [4], [25], [1, 9], [1]]);
  });

  it("does not try each row again when the store is gone: nobody waits once per row", async () => {
    let writes = 0;
    const batcher = createBatcher<number>({
      maxRows: 100,
      write: async () => {
        writes += 1;
        throw new Error("Query read timeout");
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((row) => batcher.add(row)));
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect(writes).toBe(1);
  });

  it("rejects only the row that is to blame", async () => {
    const kept: number[] = [];
    const batcher = createBatcher<number>({
      maxRows: 100,
      write: async (rows) => {
        if (rows.includes(3)) throw new Error("three is bad");
        kept.push(...rows);
      },
    });
    const results = await Promise.allSettled([1, 2, 3, 4].map((row) => batcher.add(row)));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(kept).toEqual([1, 2, 4]);
  });

  it("works on after everything failed", async () => {
    let broken = true;
    const batcher = createBatcher<number>({
      maxRows: 2,
      write: async () => {
        if (broken) throw new Error("disk full");
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((row) => batcher.add(row)));
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    broken = false;
    await expect(batcher.add(4)).resolves.toBeUndefined();
  });
});

onBothEngines((fresh) => {
  it("keeps every row of many at once, tells of each, and needs few commits", async () => {
    const store = await fresh();
    const { batcher, commits } = recorder(store);
    const rows = Array.from({ length: 1_000 }, () => notificationRow());
    const told = heardOf(store, rows.length);
    await Promise.all(rows.map((row) => batcher.add(row)));
    expect(await idsIn(store)).toEqual(rows.map(({ id }) => id));
    expect(await told).toEqual(rows.map(({ id }) => id));
    expect(commits()).toBe(4);
  });

  it("lets one bad row sink no other, and tells nothing of it", async () => {
    const store = await fresh();
    const { batcher } = recorder(store);
    const [first, second, third] = [notificationRow(), notificationRow(), notificationRow()];
    const told = heardOf(store, 3);
    const results = await Promise.allSettled([first, second, { ...second, inbox: "again" }, third].map(batcher.add));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(await idsIn(store)).toEqual([first.id, second.id, third.id]);
    expect(await told).toEqual([first.id, second.id, third.id]);
  });
});

type Row = ReturnType<typeof notificationRow>;

function recorder(store: Store) {
  let count = 0;
  const batcher = createBatcher<Row>({
    maxRows: 256,
    write: (rows) => {
      count += 1;
      return write(store, async (tx, publish) => {
        await tx.insertInto("notification").values(rows).execute();
        for (const { id } of rows) publish({ kind: "notification", id });
      });
    },
  });
  return { batcher, commits: () => count };
}

async function idsIn(store: Store): Promise<string[]> {
  const rows = await store.db.selectFrom("notification").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

function heardOf(store: Store, count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const ids: string[] = [];
    store.feed.subscribe(({ id }) => {
      if (ids.push(id) === count) resolve(ids);
    });
  });
}

/** A place where the code under test waits: `reached` resolves to what opens it, once it has got there. */
function gates() {
  const arrived: (() => void)[] = [];
  let awaited: ((open: () => void) => void) | null = null;
  const match = () => {
    const open = awaited && arrived.shift();
    if (!open) return;
    awaited?.(open);
    awaited = null;
  };
  return {
    next: () =>
      new Promise<void>((open) => {
        arrived.push(open);
        match();
      }),
    reached: () =>
      new Promise<() => void>((resolve) => {
        awaited = resolve;
        match();
      }),
  };
}
