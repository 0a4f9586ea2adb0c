import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, openStore, type Store } from "@/lib/db/client";
import { EVERYTHING, type NotificationFilter } from "@/lib/notifications/filter";
import { findNotifications } from "@/lib/notifications/find";
import { indexNext } from "@/lib/notifications/index-batch";
import { prepareIndex } from "@/lib/notifications/index-edition";
import { startPostgres } from "@/lib/testing/postgres";
import { PLANTED, plantNotifications } from "./notifications-list-rows";
import { quantile, type Row, show } from "./row";

const STORED = 100_000;
const FROM_MS = Date.UTC(2026, 0, 1);
const SAMPLES = 40;
const PAGE = 50;

/** Milliseconds from the question to the page of the list, per engine: each kind of question, and all of them. */
export async function listRows(): Promise<Row[]> {
  return [...(await onEngine("sqlite")), ...(await onEngine("postgres"))];
}

async function onEngine(engine: Engine): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "qianyue-bench-list-"));
  const postgres = engine === "postgres" ? await startPostgres() : null;
  const store = await openStore({ dataDir, databaseUrl: postgres?.url });
  try {
    await plantNotifications(store, { inbox: "in_1", profileId: "pf_1", count: STORED, fromMs: FROM_MS });
    const indexed = await indexAll(store);
    const asked = await askAll(store);
    return [indexRow(engine, indexed), listRow(engine, asked), await ingestRow(engine, store)];
  } finally {
    await store.close();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Indexed = { seconds: number; worstBatchMs: number };

async function indexAll(store: Store): Promise<Indexed> {
  await prepareIndex(store);
  const startedAt = performance.now();
  let worstBatchMs = 0;
  for (;;) {
    const from = performance.now();
    if ((await indexNext(store, 32)) === 0) break;
    worstBatchMs = Math.max(worstBatchMs, performance.now() - from);
  }
  return { seconds: (performance.now() - startedAt) / 1000, worstBatchMs };
}

const field = (path: string, value: string) => ({ fields: [{ path, value }] });

/** By what they are; `number` makes each question another one. */
const QUESTIONS: Record<string, (number: number) => Partial<NotificationFilter>> = {
  "field, one": (number) => field("out_trade_no", `order-${number * 2 + 1}`),
  "field, every 1,000th": (number) => field("amount.total", String((number * 2 + 1) % 1_000)),
  "field, every 2nd": () => field("trade_type", "JSAPI"),
  openid: (number) => ({ openid: `oUpF8uMuAJO_M2pxb1Q9zN${(number % 5_000).toString(36)}` }),
  "merchant and verdict": (number) => ({
    merchant: `19${String(number % 50).padStart(8, "0")}`,
    verdict: "rejected",
  }),
  "verdict and event": () => ({ verdict: "rejected", eventType: "ENTRUST.SIGN" }),
  "two that exclude each other": () => ({ verdict: "rejected", eventType: "TRANSACTION.SUCCESS" }),
  "field, absent": (number) => field("out_trade_no", `none-${number}`),
  "text, one": (number) => ({ text: `order-${number * 2 + 1}"` }),
  "text, every 10,000th": () => ({ text: PLANTED.everyTenThousand }),
  "text, every 100th": () => ({ text: PLANTED.everyHundred }),
  "text, every one": () => ({ text: "sp_mchid" }),
  "text of two characters": () => ({ text: "签约" }),
  "text of two letters": () => ({ text: "qx" }),
  "text, absent": (number) => ({ text: `absent ${number}` }),
  "text, absent, of common parts": () => ({ text: "19000000011900000001" }),
  "text and field": () => ({ text: PLANTED.everyHundred, ...field("trade_state", "SUCCESS") }),
  "text and verdict": () => ({ text: "支付失败", verdict: "verified" }),
  "a day": (number) => ({ fromMs: FROM_MS + number * 1_000_000, toMs: FROM_MS + number * 1_000_000 + 86_400_000 }),
  "an hour and a field": (number) => ({
    fromMs: FROM_MS + number * 1_000_000,
    toMs: FROM_MS + number * 1_000_000 + 3_600_000,
    ...field("contract_state", "TERMINATED"),
  }),
};

type Asked = Map<string, number[]>;

async function askAll(store: Store): Promise<Asked> {
  const taken: Asked = new Map();
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const filter = { ...EVERYTHING, ...question((sample * 1_237) % (STORED / 1_000)) };
      times.push(await timed(() => findNotifications(store, { filter, before: null, limit: PAGE })));
    }
    taken.set(name, times);
  }
  taken.set("deep pages of one answer", await deepPages(store));
  return taken;
}

async function deepPages(store: Store): Promise<number[]> {
  const filter = { ...EVERYTHING, ...field("trade_type", "JSAPI"), text: "支付成功" };
  const times: number[] = [];
  let before: string | null = null;
  for (let page = 0; page < 200; page++) {
    const from = performance.now();
    const found = await findNotifications(store, { filter, before, limit: PAGE });
    times.push(performance.now() - from);
    before = found.next;
  }
  return times;
}

/** The first page while 2,000 more are not in the index yet and more come in. */
async function ingestRow(engine: Engine, store: Store): Promise<Row> {
  const times: number[] = [];
  let fromMs = FROM_MS + STORED * 1_000;
  const filter = { ...EVERYTHING, ...field("trade_state", "PAYERROR"), text: "支付失败" };
  for (let round = 0; round < SAMPLES; round++) {
    await plantNotifications(store, { inbox: "in_1", profileId: "pf_1", count: 50, fromMs });
    fromMs += 50_000;
    times.push(await timed(() => findNotifications(store, { filter, before: null, limit: PAGE })));
  }
  return {
    ...rowOf(`List of notifications on ${engine}: first page while ${SAMPLES * 50} come in unindexed`, times),
    note: spread(times),
  };
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await ask();
  return performance.now() - from;
}

function listRow(engine: Engine, asked: Asked): Row {
  const all = [...asked.values()].flat();
  const kinds = [...asked].map(([name, times]) => `${name}: ${spread(times)}`);
  return {
    ...rowOf(`List of notifications on ${engine}: ${STORED} stored, filtered and searched`, all),
    note: [`all: ${spread(all)}`, ...kinds].join("\n    "),
  };
}

function indexRow(engine: Engine, { seconds, worstBatchMs }: Indexed): Row {
  return {
    name: `Index of notifications on ${engine}, one core`,
    value: STORED / seconds,
    unit: "notifications/s",
    goal: 1_000,
    better: "higher",
    note: `${STORED} in ${show(seconds)} s by batches of 32; slowest batch ${show(worstBatchMs)} ms`,
  };
}

function rowOf(name: string, times: number[]): Omit<Row, "note"> {
  return { name, value: quantile(times, 0.95), unit: "ms at p95", goal: 100, better: "lower" };
}

function spread(times: number[]): string {
  const [middle, late, worst] = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
  return `p50 ${show(middle)}, p95 ${show(late)}, worst ${show(worst)} ms`;
}
