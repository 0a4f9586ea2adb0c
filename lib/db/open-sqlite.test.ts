import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { notificationRow } from "@/lib/testing/rows";
import { type Store, write } from "./client";
import { openSqlite } from "./open-sqlite";
import { DiskFailure } from "./outage";

const FILE = "qianyue.sqlite";

describe("the embedded store", () => {
  let dataDir = "";
  let store: Store;
  let disk: ReturnType<typeof gatedDisk>;

  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-durable-"));
    disk = gatedDisk();
    store = await openSqlite(dataDir, disk.sync);
  });
  afterEach(async () => {
    disk.open();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("promises a write, and tells of it, only when it is on disk", async () => {
    const heard: string[] = [];
    store.feed.subscribe(({ id }) => void heard.push(id));
    disk.hold();
    let resolved = false;
    const kept = insert(store, "nt_1").then(() => {
      resolved = true;
    });
    await disk.asked();
    await turnOfTheLoop();
    expect([resolved, heard]).toEqual([false, []]);
    disk.open();
    await kept;
    expect(heard).toEqual(["nt_1"]);
  });

  it.each([
    ["a query", () => store.db.selectFrom("notification").select("id").execute()],
    ["a write that changes nothing", () => write(store, (tx) => tx.selectFrom("notification").select("id").execute())],
  ])("shows %s nothing that is not on disk", async (_, look) => {
    disk.hold();
    const { kept } = await commit(store, "nt_1");
    let seen: unknown = "nothing yet";
    const looking = look().then((rows) => {
      seen = rows;
    });
    await turnOfTheLoop();
    expect(seen).toBe("nothing yet");
    disk.open();
    await looking;
    expect(seen).toEqual([{ id: "nt_1" }]);
    await kept;
  });

  it("puts what is written outside of a write() on disk as well", async () => {
    disk.hold();
    let resolved = false;
    const insertion = store.db.insertInto("notification").values(notificationRow()).execute();
    const kept = insertion.then(() => {
      resolved = true;
    });
    await disk.asked();
    await turnOfTheLoop();
    expect(resolved).toBe(false);
    disk.open();
    await kept;
  });

  it("commits on while a sync runs, and tells in the order of the commits", async () => {
    const heard: string[] = [];
    store.feed.subscribe(({ id }) => void heard.push(id));
    disk.hold();
    const commits = [await commit(store, "nt_1"), await commit(store, "nt_2"), await commit(store, "nt_3")];
    expect(heard).toEqual([]);
    disk.open();
    await Promise.all(commits.map(({ kept }) => kept));
    expect(heard).toEqual(["nt_1", "nt_2", "nt_3"]);
  });

  it("jots down without the disk, and tells in the order of the commits", async () => {
    const heard: string[] = [];
    store.feed.subscribe(({ id }) => void heard.push(id));
    disk.break();
    await store.jot(async (tx, publish) => {
      await tx
        .insertInto("notification")
        .values(notificationRow({ id: "nt_1" }))
        .execute();
      publish({ kind: "notification", id: "nt_1" });
    });
    await turnOfTheLoop();
    expect(heard).toEqual(["nt_1"]);
    disk.open();
    disk.hold();
    const { kept } = await commit(store, "nt_2");
    await disk.asked();
    await store.jot(async (_, publish) => publish({ kind: "notification", id: "nt_3" }));
    await turnOfTheLoop();
    expect(heard).toEqual(["nt_1"]);
    disk.open();
    await kept;
    await turnOfTheLoop();
    expect(heard).toEqual(["nt_1", "nt_2", "nt_3"]);
  });

  it("fails a write that did not reach the disk, says nothing of it, and begins no other one", async () => {
    const heard: string[] = [];
    store.feed.subscribe(({ id }) => void heard.push(id));
    disk.break();
    await expect(insert(store, "nt_1")).rejects.toBeInstanceOf(DiskFailure);
    disk.open();
    let begun = false;
    const later = write(store, async () => {
      begun = true;
    });
    await expect(later).rejects.toBeInstanceOf(DiskFailure);
    await expect(store.db.selectFrom("notification").selectAll().execute()).rejects.toBeInstanceOf(DiskFailure);
    expect([begun, heard]).toEqual([false, []]);
  });

  it("refuses what comes after it was closed, by an error: the process lives on", async () => {
    await insert(store, "nt_1");
    await store.close();
    await expect(insert(store, "nt_2")).rejects.toThrow(/closed|destroyed/);
    await expect(store.db.insertInto("notification").values(notificationRow()).execute()).rejects.toThrow(
      /closed|destroyed/,
    );
    await expect(store.db.selectFrom("notification").selectAll().execute()).rejects.toThrow(/closed|destroyed/);
  });

  it("carries what a killed process left in the log over into the database, before anyone is shown it", async () => {
    await insert(store, "nt_1");
    const [killed, bare] = [path.join(dataDir, "killed"), path.join(dataDir, "bare")];
    copy(dataDir, killed, [FILE, `${FILE}-wal`]);
    const reopened = await openSqlite(killed);
    copy(killed, bare, [FILE]);
    const found = await openSqlite(bare);
    expect(await found.db.selectFrom("notification").select("id").execute()).toEqual([{ id: "nt_1" }]);
    await Promise.all([reopened.close(), found.close()]);
  });
});

function copy(from: string, to: string, names: string[]): void {
  mkdirSync(to);
  for (const name of names) copyFileSync(path.join(from, name), path.join(to, name));
}

function commit(store: Store, id: string) {
  return store.commit(async (tx, publish) => {
    await tx.insertInto("notification").values(notificationRow({ id })).execute();
    publish({ kind: "notification", id });
  });
}

async function insert(store: Store, id: string): Promise<void> {
  await write(store, async (tx, publish) => {
    await tx.insertInto("notification").values(notificationRow({ id })).execute();
    publish({ kind: "notification", id });
  });
}

/** A disk that answers at once, until it is held, or broken. */
function gatedDisk() {
  let state: "open" | "held" | "broken" = "open";
  const waiting: (() => void)[] = [];
  let told = () => {};
  return {
    sync: async () => {
      if (state === "broken") throw new Error("EIO");
      if (state === "open") return;
      told();
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    hold: () => {
      state = "held";
    },
    break: () => {
      state = "broken";
    },
    open: () => {
      state = "open";
      for (const go of waiting.splice(0)) go();
    },
    /** Resolves when somebody waits for the disk. */
    asked: () =>
      new Promise<void>((resolve) => {
        told = resolve;
        if (waiting.length > 0) resolve();
      }),
  };
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
