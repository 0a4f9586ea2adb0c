import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { type Engine, openStore, type Store } from "@/lib/db/client";
import { startPostgres, type TestPostgres } from "./postgres";

/** Opens a new, empty store of the suite's engine; it is closed after the test. `again` opens the latest one once more. */
export type FreshStore = { (): Promise<Store>; again(): Promise<Store> };

/** Runs a suite once per engine: what holds on one must hold on the other. */
export function onBothEngines(suite: (fresh: FreshStore, engine: Engine) => void): void {
  describe.each(["sqlite", "postgres"] as const)("%s", (engine) => {
    let postgres: TestPostgres | null = null;
    let root: Store | null = null;
    let where = { dataDir: "", databaseUrl: undefined as string | undefined };
    const opened: Store[] = [];
    const directories: string[] = [];

    beforeAll(async () => {
      if (engine !== "postgres") return;
      postgres = await startPostgres();
      root = await openStore({ dataDir: "", databaseUrl: postgres.url });
    }, 60_000);

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
    });

    afterAll(async () => {
      await root?.close();
      await postgres?.stop();
      for (const directory of directories) rmSync(directory, { recursive: true, force: true });
    });

    const again = async () => {
      const store = await openStore(where);
      opened.push(store);
      return store;
    };
    const fresh = async () => {
      if (root && postgres) {
        where = { dataDir: "", databaseUrl: await newDatabase(root.db, postgres.url) };
      } else {
        const dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-store-"));
        directories.push(dataDir);
        where = { dataDir, databaseUrl: undefined };
      }
      return again();
    };
    suite(Object.assign(fresh, { again }), engine);
  });
}

async function newDatabase<T>(db: Kysely<T>, serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await sql`create database ${sql.id(name)}`.execute(db);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
