import fc from "fast-check";
import { type Insertable, sql } from "kysely";
import { expect, it } from "vitest";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { notificationRow, oneOfEach } from "@/lib/testing/rows";
import { onBothEngines } from "@/lib/testing/stores";
import { EVERYTHING, type NotificationFilter } from "./filter";
import { countMatching, findNotifications, newestId, walkMatching } from "./find";
import { indexLate, indexNext, unindex } from "./index-batch";
import { hasTextIndex, prepareIndex } from "./index-edition";

type Row = Insertable<Database["notification"]>;

const NOW_MS = 1_800_000_000_000;
const CODES = ["c-1", "c-2", "签约-3", "50%_\\\"x'"] as const;
const OPENIDS = ["oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "😀o", ""] as const;
const TEXTS = ["签约成功", "支付 100% 成功_", 'say "hi"', "😀", "a\\b", "Straße", "ok", "👨‍👩‍👧"] as const;

const resource = fc.record({
  out_contract_code: fc.constantFrom(...CODES),
  sp_mchid: fc.constantFrom("1900000001", "1900000009"),
  payer: fc.record({ sp_openid: fc.constantFrom(...OPENIDS) }),
  amount: fc.record({ total: fc.constantFrom(0, 1, 100), currency: fc.constantFrom("CNY", "USD") }),
  goods: fc.array(fc.record({ name: fc.constantFrom(...TEXTS), free: fc.boolean() }), { maxLength: 2 }),
  note: fc.constantFrom(...TEXTS, "长".repeat(200)),
});

const given = fc.record({
  inbox: fc.constantFrom("in_1", "in_2"),
  event_type: fc.constantFrom("ENTRUST.SIGN", "TRANSACTION.SUCCESS", null),
  verdict: fc.constantFrom("verified", "rejected"),
  at: fc.integer({ min: NOW_MS, max: NOW_MS + 10 }),
  summary: fc.constantFrom("签约通知", "支付成功", null),
  resource: fc.option(resource, { freq: 5 }),
});

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const FIELDS = [
  { path: "amount.total", value: "100" },
  { path: "goods.name", value: "签约成功" },
  { path: "goods.free", value: "true" },
  { path: "note", value: "长".repeat(200) },
  { path: "payer.sp_openid", value: "" },
];
const filters: fc.Arbitrary<NotificationFilter> = fc.record({
  inbox: maybe(fc.constant("in_1")),
  profileId: maybe(fc.constant("pf_1")),
  eventType: maybe(fc.constant("ENTRUST.SIGN")),
  verdict: maybe(fc.constantFrom("verified", "rejected")),
  code: maybe(fc.constantFrom(...CODES)),
  openid: maybe(fc.constantFrom(OPENIDS[0], OPENIDS[1])),
  merchant: maybe(fc.constantFrom("1900000001", "1900000009", "1")),
  fromMs: maybe(fc.integer({ min: NOW_MS, max: NOW_MS + 5 })),
  toMs: maybe(fc.integer({ min: NOW_MS + 5, max: NOW_MS + 10 })),
  fields: fc.subarray(FIELDS, { maxLength: 2 }),
  text: maybe(fc.constantFrom(...TEXTS, "约", "%", "_", '"', "\\", "成功_", "STRASSE", "cny", "1000", "x'", '功"}')),
});

/** One thing at a time as well as several together, because several seldom match at all. */
const oneThing = filters.chain((filter) =>
  fc
    .subarray(Object.keys(filter) as (keyof NotificationFilter)[], { minLength: 1, maxLength: 2 })
    .map((names) => ({ ...EVERYTHING, ...Object.fromEntries(names.map((name) => [name, filter[name]])) })),
);

onBothEngines((fresh, engine) => {
  it("finds by the index, and without it, exactly what a plain reading of each notification finds", async () => {
    const store = await fresh();
    await store.db
      .insertInto("profile")
      .values({ ...oneOfEach().profile, id: "pf_1", mchid: "1900000001" })
      .execute();
    const rows = fc.sample(given, { numRuns: 120, seed: 7 }).map((one, at) => toRow(one, at));
    await store.db.insertInto("notification").values(rows).execute();
    const asked = fc.sample(fc.oneof(oneThing, oneThing, filters), { numRuns: 80, seed: 11 });
    const check = async () => {
      for (const filter of asked) {
        const expected = rows.filter((row) => isMeant(row, filter)).map(({ id }) => id);
        expect(await everyPage(store, filter), JSON.stringify(filter)).toEqual(expected.toReversed());
        expect(await walkMatching(store, { filter, after: null, upTo: null, limit: 1_000 })).toEqual(expected);
        expect(await countMatching(store, { filter, upTo: null, most: 3 })).toEqual({
          count: Math.min(3, expected.length),
          more: expected.length > 3,
        });
      }
      return asked.filter((filter) => rows.some((row) => isMeant(row, filter))).length;
    };
    expect(await check()).toBeGreaterThan(30);
    await prepareIndex(store);
    await indexNext(store, 50);
    await check();
    while ((await indexNext(store, 50)) > 0);
    await check();
  }, 60_000);

  it("neither skips nor repeats anything while notifications arrive and are indexed between the pages", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const filter = { ...EVERYTHING, verdict: "rejected" as const, text: "约" };
    const first = await arrive(store, 60);
    const found: string[] = [];
    let before: string | null = null;
    do {
      const page = await findNotifications(store, { filter, before, limit: 7 });
      found.push(...page.items.map(({ id }) => id));
      before = page.next;
      await arrive(store, 5);
      await indexNext(store, 11);
    } while (before !== null);
    expect(found).toEqual(first.toReversed());
  });

  it("walks forward in pieces to where it was told, and no further", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const ids = await arrive(store, 30);
    await indexNext(store, 20);
    const upTo = await newestId(store.db);
    await arrive(store, 5);
    const filter = { ...EVERYTHING, inbox: "in_1" };
    const walked: string[] = [];
    for (;;) {
      const piece = await walkMatching(store, { filter, after: walked.at(-1) ?? null, upTo, limit: 8 });
      walked.push(...piece);
      if (piece.length < 8) break;
    }
    expect(walked).toEqual(ids);
    expect(await countMatching(store, { filter, upTo, most: 100 })).toEqual({ count: 30, more: false });
  });

  it("finds what was committed behind the index's back once it is told of it, and in its place", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const [early, late, last] = [row({}), row({}), row({})];
    await store.db.insertInto("notification").values([early, last]).execute();
    await indexNext(store, 10);
    await store.db.insertInto("notification").values(late).execute();
    await indexLate(store, [late.id]);
    const expected = [last.id, late.id, early.id];
    for (const filter of [{ inbox: "in_1" }, { text: "签约" }, { fromMs: 0 }]) {
      expect(await everyPage(store, { ...EVERYTHING, ...filter })).toEqual(expected);
    }
  });

  it("forgets what is taken out, and is made anew for another edition", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const ids = await arrive(store, 12);
    while ((await indexNext(store, 5)) > 0);
    const gone = ids.slice(0, 4);
    await store.write(async (tx) => {
      await unindex(tx, gone);
      await tx.deleteFrom("notification").where("id", "in", gone).execute();
    });
    const left = await store.db.selectFrom("notification_term").select("notification_id").distinct().execute();
    expect(left.map(({ notification_id }) => notification_id).sort()).toEqual(ids.slice(4));
    const filter = { ...EVERYTHING, text: "签约" };
    expect(await everyPage(store, filter)).toEqual(ids.slice(4).toReversed());
    await prepareIndex(store, "another");
    expect(await store.db.selectFrom("notification_term").selectAll().execute()).toEqual([]);
    expect(await everyPage(store, filter)).toEqual(ids.slice(4).toReversed());
    while ((await indexNext(store, 5)) > 0);
    expect(await everyPage(store, filter)).toEqual(ids.slice(4).toReversed());
  });

  if (engine === "postgres") {
    it("finds texts without a text index as well, and makes one at the next start", async () => {
      const store = await fresh();
      await prepareIndex(store);
      const ids = await arrive(store, 5);
      while ((await indexNext(store, 5)) > 0);
      await sql`drop index notification_document_text`.execute(store.db);
      expect(await hasTextIndex(store)).toBe(false);
      expect(await everyPage(store, { ...EVERYTHING, text: "约通" })).toEqual(ids.toReversed());
      await prepareIndex(store);
      expect(await hasTextIndex(store)).toBe(true);
    });
  }

  it("finds a time wherever its notifications are, when clocks were turned and when some came late", async () => {
    const store = await fresh();
    await prepareIndex(store);
    const times = [5, 9, 7, 1, 20, 18, 30, 2, 31, 40];
    const rows = times.map((at) => row({ at: NOW_MS + at * 1_000 }));
    const late = new Set([2, 6, 7]);
    const check = async () => {
      for (const [from, to] of [
        [1, 2],
        [7, 9],
        [18, 20],
        [0, 0],
        [5, 5],
        [31, 50],
        [41, 50],
      ] as const) {
        const filter = { ...EVERYTHING, fromMs: NOW_MS + from * 1_000, toMs: NOW_MS + to * 1_000 };
        const expected = rows.filter(({ at }) => at >= filter.fromMs && at <= filter.toMs).map(({ id }) => id);
        expect(await everyPage(store, filter), `${from} to ${to}`).toEqual(expected.toReversed());
        expect(await walkMatching(store, { filter, after: null, upTo: null, limit: 100 })).toEqual(expected);
      }
    };
    await store.db
      .insertInto("notification")
      .values(rows.filter((_, at) => !late.has(at)))
      .execute();
    while ((await indexNext(store, 2)) > 0);
    await store.db
      .insertInto("notification")
      .values(rows.filter((_, at) => late.has(at)))
      .execute();
    for (const at of late) await indexLate(store, [rows[at]?.id ?? ""]);
    await check();
  });
});

async function everyPage(store: Store, filter: NotificationFilter): Promise<string[]> {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const page = await findNotifications(store, { filter, before, limit: 40 });
    ids.push(...page.items.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  return ids;
}

async function arrive(store: Store, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => row({}));
  await store.db.insertInto("notification").values(rows).execute();
  return rows.map(({ id }) => id);
}

function row(more: Partial<Row>): Row {
  return notificationRow({ verdict: "rejected", summary: "签约通知", resource: '{"a":{"b":1}}', ...more });
}

function toRow({ resource, ...rest }: typeof given extends fc.Arbitrary<infer T> ? T : never, at: number): Row {
  return notificationRow({
    ...rest,
    profile_id: at % 3 === 0 ? "pf_2" : "pf_1",
    resource: resource && JSON.stringify(resource),
    contract_code: resource?.out_contract_code ?? null,
  });
}

/** The filter's promise, word by word, without any of the index's making. */
function isMeant(row: Row, filter: NotificationFilter): boolean {
  const content = JSON.parse(row.resource ?? "{}") as Partial<
    typeof resource extends fc.Arbitrary<infer T> ? T : never
  >;
  const values: Record<string, string[]> = {
    "amount.total": content.amount ? [String(content.amount.total)] : [],
    "goods.name": content.goods?.map(({ name }) => name) ?? [],
    "goods.free": content.goods?.map(({ free }) => String(free)) ?? [],
    note: content.note === undefined ? [] : [content.note],
    "payer.sp_openid": content.payer ? [content.payer.sp_openid] : [],
  };
  const merchants = [content.sp_mchid, row.profile_id === "pf_1" ? "1900000001" : undefined];
  const text = [row.resource, row.summary, row.event_type, row.contract_code].join("\n").toLowerCase();
  return (
    (filter.inbox === null || row.inbox === filter.inbox) &&
    (filter.profileId === null || row.profile_id === filter.profileId) &&
    (filter.eventType === null || row.event_type === filter.eventType) &&
    (filter.verdict === null || row.verdict === filter.verdict) &&
    (filter.code === null || content.out_contract_code === filter.code) &&
    (filter.openid === null || content.payer?.sp_openid === filter.openid) &&
    (filter.merchant === null || merchants.includes(filter.merchant)) &&
    (filter.fromMs === null || row.at >= filter.fromMs) &&
    (filter.toMs === null || row.at <= filter.toMs) &&
    filter.fields.every(({ path, value }) => values[path]?.includes(value)) &&
    (filter.text === null || text.includes(filter.text.toLowerCase()))
  );
}
