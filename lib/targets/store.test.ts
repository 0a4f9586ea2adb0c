import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore, type Store } from "@/lib/db/client";
import { openVault } from "@/lib/profiles/vault";
import type { TargetDraft } from "./draft";
import { createTarget, deleteTarget, listTargets, openTarget, type TargetOutside, updateTarget } from "./store";

const PROFILE = {
  id: "pf_1",
  created_at: 1,
  name: "Test",
  target: "simulator",
  base_url: "",
  inbox: "in_1",
  mchid: "1900000001",
  serial_no: "",
  details: "{}",
  sealed: Uint8Array.of(1),
  sealed_with: "",
};

const dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-targets-"));
const vault = openVault({ dataDir, appKey: createSecretKey(randomBytes(32)) });
let store: Store;
let outside: TargetOutside;
beforeAll(async () => {
  store = await openStore({ dataDir, databaseUrl: undefined });
  outside = { store, vault, policy: { kind: "open" }, nowMs: 1 };
  await store.db.insertInto("profile").values(PROFILE).execute();
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const secret = "Bearer s3cret-of-the-target";
const draft: TargetDraft = {
  name: " QA ",
  url: "http://localhost:8080/notify",
  headers: [{ name: "Authorization", value: secret }],
};

test("the values of headers are sealed: neither the list nor the table tells them", async () => {
  await createTarget({ id: "tg_1", profileId: "pf_1", draft }, outside);
  expect(await listTargets(store.db)).toEqual([
    { id: "tg_1", profileId: "pf_1", name: "QA", url: draft.url, headerNames: ["Authorization"] },
  ]);
  const row = await store.db.selectFrom("target").selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row) + Buffer.from(row.sealed as ArrayBuffer).toString("latin1")).not.toContain("s3cret");
  expect((await openTarget("tg_1", { db: store.db, vault }))?.headers).toEqual([["Authorization", secret]]);
});

test("an edit keeps the values that it does not give, and drops the headers that it leaves out", async () => {
  await createTarget({ id: "tg_2", profileId: "pf_1", draft }, outside);
  const headers = [
    { name: "authorization", value: null },
    { name: "X-Env", value: "qa" },
  ];
  expect(await updateTarget("tg_2", { ...draft, headers }, outside)).toEqual({ kind: "saved", id: "tg_2" });
  expect((await openTarget("tg_2", { db: store.db, vault }))?.headers).toEqual([
    ["authorization", secret],
    ["X-Env", "qa"],
  ]);
  await updateTarget("tg_2", { ...draft, headers: [] }, outside);
  expect((await openTarget("tg_2", { db: store.db, vault }))?.headers).toEqual([]);
  await deleteTarget("tg_2", { store });
  expect(await openTarget("tg_2", { db: store.db, vault })).toBeNull();
  expect(await updateTarget("tg_2", draft, outside)).toEqual({ kind: "gone" });
});

test("a sealed value stays with the origin that it was given for", async () => {
  await createTarget({ id: "tg_3", profileId: "pf_1", draft }, outside);
  const kept = [{ name: "Authorization", value: null }];
  for (const url of [
    "http://localhost:8081/notify",
    "https://localhost:8080/notify",
    "http://example.com:8080/notify",
  ]) {
    expect(await updateTarget("tg_3", { ...draft, url, headers: kept }, outside)).toEqual({
      kind: "broken",
      problems: [{ field: "headers.0", rule: "header_anew" }],
    });
  }
  const elsewhere = { ...draft, url: "http://LOCALHOST:8080/other", headers: kept };
  expect(await updateTarget("tg_3", elsewhere, outside)).toMatchObject({ kind: "saved" });
  const anew = { ...draft, url: "http://localhost:8081/", headers: [{ name: "Authorization", value: "new" }] };
  expect(await updateTarget("tg_3", anew, outside)).toMatchObject({ kind: "saved" });
  expect((await openTarget("tg_3", { db: store.db, vault }))?.headers).toEqual([["Authorization", "new"]]);
});

test("a target belongs to a merchant that is there", async () => {
  expect(await createTarget({ id: "tg_4", profileId: "pf_nobody", draft }, outside)).toEqual({
    kind: "broken",
    problems: [{ field: "profile", rule: "profile_unknown" }],
  });
  expect(await openTarget("tg_4", { db: store.db, vault })).toBeNull();
});

describe("a draft that is wrong is refused by field and rule:", () => {
  test.each<[string, Partial<TargetDraft>, { field: string; rule: string }[]]>([
    ["no name", { name: "  " }, [{ field: "name", rule: "empty" }]],
    ["a long name", { name: "签".repeat(61) }, [{ field: "name", rule: "too_long" }]],
    ["no address", { url: "" }, [{ field: "url", rule: "empty" }]],
    ["a file", { url: "file:///etc/passwd" }, [{ field: "url", rule: "scheme" }]],
    ["credentials", { url: "http://a:b@localhost/" }, [{ field: "url", rule: "credentials" }]],
    [
      "header names",
      {
        headers: [
          { name: "a b", value: "1" },
          { name: "Host", value: "1" },
          { name: "Wechatpay-Nonce", value: "1" },
          { name: "X", value: "1" },
          { name: "x", value: "2" },
        ],
      },
      [
        { field: "headers.0", rule: "header_name" },
        { field: "headers.1", rule: "header_reserved" },
        { field: "headers.2", rule: "header_reserved" },
        { field: "headers.4", rule: "header_twice" },
      ],
    ],
    ["a line feed", { headers: [{ name: "X", value: "a\r\nb" }] }, [{ field: "headers.0", rule: "header_value" }]],
    ["Chinese", { headers: [{ name: "X", value: "签" }] }, [{ field: "headers.0", rule: "header_value" }]],
    ["no value", { headers: [{ name: "X", value: null }] }, [{ field: "headers.0", rule: "header_unknown" }]],
  ])("%s", async (_, given, problems) => {
    const saved = await createTarget({ id: "tg_9", profileId: "pf_1", draft: { ...draft, ...given } }, outside);
    expect(saved).toEqual({ kind: "broken", problems });
    expect((await listTargets(store.db)).some(({ id }) => id === "tg_9")).toBe(false);
  });
});
