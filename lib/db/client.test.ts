import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { notificationRow } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { migrateWith } from "./migrate";
import { migrations } from "./migrations/registry";

describe("the process's store", () => {
  let dataDir = "";
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-client-"));
    vi.stubEnv("DATA_DIR", dataDir);
    vi.stubEnv("DATABASE_URL", "");
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("is one, for every copy of the module and every caller at once", async () => {
    const first = await import("./client");
    const opening = [first.store(), first.store()];
    vi.resetModules();
    const second = await import("./client");
    const all = await Promise.all([...opening, second.store()]);
    expect(second.store).not.toBe(first.store);
    expect(new Set(all).size).toBe(1);
    await all[0]?.close();
  });

  it("opens again after it was closed, with what it held", async () => {
    const { store } = await import("./client");
    const row = notificationRow();
    await (await store()).db.insertInto("notification").values(row).execute();
    await (await store()).close();
    const rows = await (await store()).db.selectFrom("notification").select("id").execute();
    expect(rows).toEqual([{ id: row.id }]);
    await (await store()).close();
  });

  it("tries again after it could not be opened", async () => {
    const { openStore, store } = await import("./client");
    const other = await openStore({ dataDir, databaseUrl: undefined });
    await expect(store()).rejects.toThrow("is open already in this process");
    await other.close();
    await (await store()).close();
  });

  it("is not opened by `next build`", async () => {
    vi.stubEnv("NEXT_PHASE", "phase-production-build");
    const { store } = await import("./client");
    await expect(store()).rejects.toThrow("must be dynamic");
  });
});

onBothEngines((fresh, engine) => {
  const broken = {
    up: async (db: Kysely<unknown>) => {
      await db.schema.createTable("half").addColumn("id", "integer").execute();
      await sql`insert into nowhere values (1)`.execute(db);
    },
  };

  it("leaves nothing of a migration that failed in the middle, and opens as before", async () => {
    const store = await fresh();
    const known = migrations(engine);
    await expect(migrateWith(store.db, { ...known, "9999-broken": broken })).rejects.toThrow("brought up to date");
    await expect(sql`select * from half`.execute(store.db)).rejects.toThrow("half");
    await store.close();
    const again = await fresh.again();
    expect(await again.db.selectFrom("notification").selectAll().execute()).toEqual([]);
  });

  it("says so when a newer version has written the store", async () => {
    const store = await fresh();
    await migrateWith(store.db, { ...migrations(engine), "9999-of-tomorrow": { up: async () => {} } });
    await store.close();
    await expect(fresh.again()).rejects.toThrow("written by another version of Qianyue");
  });
});
