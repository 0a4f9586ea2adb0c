import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore } from "./client";

const HOLD_STORE = fileURLToPath(new URL("../testing/hold-store.ts", import.meta.url));

let dataDir = "";
let child: ChildProcess | null = null;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-lock-"));
});

afterEach(async () => {
  if (child) await kill(child);
  child = null;
  rmSync(dataDir, { recursive: true, force: true });
});

const open = () => openStore({ dataDir, databaseUrl: undefined });

describe("the lock on DATA_DIR", () => {
  it("keeps a second process out, naming the directory and the process that holds it", async () => {
    child = spawnHolder();
    await linesOf(child).next();
    const refused = open();
    await expect(refused).rejects.toThrow(dataDir);
    await expect(refused).rejects.toThrow(`pid ${child.pid}`);
  });

  it("keeps us the only one: a second process ends with an error and writes nothing", async () => {
    const store = await open();
    child = spawnHolder();
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, "close");
    expect(code).not.toBe(0);
    expect(said).toContain(`is in use by another process (pid ${process.pid})`);
    expect(await store.db.selectFrom("notification").selectAll().execute()).toEqual([]);
    await store.close();
  });

  it("ends with kill -9, and every row that was acknowledged is there", async () => {
    child = spawnHolder();
    const acknowledged: string[] = [];
    const lines = linesOf(child);
    while (acknowledged.length < 50) acknowledged.push((await lines.next()).value);
    await kill(child);
    for await (const id of lines) acknowledged.push(id);

    const store = await open();
    const rows = await store.db.selectFrom("notification").select("id").orderBy("id").execute();
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    // One more at most: committed, but killed before it could say so.
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(1);
    await store.close();
  });

  it("refuses a second store of one directory in one process, at once, also to another copy of the module", async () => {
    const store = await open();
    await expect(open()).rejects.toThrow("is open already in this process");
    vi.resetModules();
    const copy = await import("./client");
    expect(copy.openStore).not.toBe(openStore);
    await expect(copy.openStore({ dataDir, databaseUrl: undefined })).rejects.toThrow(
      "is open already in this process",
    );
    await store.close();
  });

  it("is given back by close, and by an opening that failed", async () => {
    for (let round = 0; round < 3; round++) await (await open()).close();
    const store = await open();
    await expect(store.db.selectFrom("notification").selectAll().execute()).resolves.toEqual([]);
    await Promise.all([store.close(), store.close()]);
  });
});

function spawnHolder(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", HOLD_STORE, dataDir], { stdio: ["ignore", "pipe", "pipe"] });
}

function linesOf(process: ChildProcess): AsyncIterableIterator<string> {
  if (!process.stdout) throw new Error("The process has no output");
  return createInterface({ input: process.stdout })[Symbol.asyncIterator]();
}

async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = once(process, "exit");
  process.kill("SIGKILL");
  await gone;
}
