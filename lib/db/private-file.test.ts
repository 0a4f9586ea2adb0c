import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { notificationRow } from "@/lib/testing/rows";
import { openStore } from "./client";

let root: string;
let before: number;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "qianyue-private-"));
  before = process.umask(0);
});
afterEach(() => {
  process.umask(before);
  rmSync(root, { recursive: true, force: true });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

it("what we keep is for its owner's eyes alone, whatever the umask, and stays so when it was looser before", async () => {
  const dataDir = path.join(root, "data");
  for (let time = 0; time < 2; time++) {
    const store = await openStore({ dataDir, databaseUrl: undefined });
    await store.db.insertInto("notification").values(notificationRow()).execute();
    const files = readdirSync(dataDir);
    expect(files).toEqual(expect.arrayContaining(["qianyue.sqlite", "qianyue.sqlite-wal", "lock.sqlite"]));
    expect(Object.fromEntries(files.map((file) => [file, modeOf(path.join(dataDir, file))]))).toEqual(
      Object.fromEntries(files.map((file) => [file, "600"])),
    );
    expect(modeOf(dataDir)).toBe("700");
    await store.close();
    for (const file of readdirSync(dataDir).filter((name) => name.endsWith(".sqlite"))) {
      chmodSync(path.join(dataDir, file), 0o644);
    }
  }
});
