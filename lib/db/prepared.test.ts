import { sql } from "kysely";
import { expect, test } from "vitest";
import { onBothEngines } from "@/lib/testing/stores";
import { prepared } from "./prepared";

const settingRow = (key: string, value: string) => ({ key, value, changed_at: 1 });

onBothEngines((fresh) => {
  test("a prepared statement is built once for all transactions of a store, and takes new values each time", async () => {
    const store = await fresh();
    let built = 0;
    const insert = prepared((db, { key, value }: { key: string; value: string }) => {
      built += 1;
      return db.insertInto("sim_setting").values(settingRow(key, value)).returning("key");
    });
    const read = prepared((db, { key }: { key: string }) =>
      db.selectFrom("sim_setting").select("value").where("key", "=", key),
    );
    expect(await store.write((tx) => insert(tx, { key: "a", value: "one" }))).toEqual([{ key: "a" }]);
    await store.write(async (tx) => {
      await insert(tx, { key: "b", value: "two" });
      expect(await read(tx, { key: "b" })).toEqual([{ value: "two" }]);
    });
    expect(await read(store.db, { key: "a" })).toEqual([{ value: "one" }]);
    expect(await read(store.db, { key: "c" })).toEqual([]);
    expect(built).toBe(1);
  });

  test("a value that decides how the statement reads is an error that names it", async () => {
    const store = await fresh();
    const like = prepared((db, { part }: { part: string }) =>
      db.selectFrom("sim_setting").select("key").where("value", "like", `%${part}%`),
    );
    await expect(like(store.db, { part: "x" })).rejects.toThrow('"part"');
    const joined = prepared((db, { part }: { part: string }) =>
      db
        .selectFrom("sim_setting")
        .select("key")
        .where("value", "like", sql<string>`'%' || cast(${part} as text) || '%'`),
    );
    await store.db.insertInto("sim_setting").values(settingRow("k", "axb")).execute();
    expect(await joined(store.db, { part: "x" })).toEqual([{ key: "k" }]);
  });
});
