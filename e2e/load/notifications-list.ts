import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, openStore, type Store } from "@/lib/db/client";
import { EVERYTHING } from "@/lib/notifications/filter";
import { indexNext } from "@/lib/notifications/index-batch";
import { prepareIndex } from "@/lib/notifications/index-edition";
import { startPostgres } from "@/lib/testing/postgres";
import { type Asked, askAll, FROM_MS, field, SAMPLES, STORED, timed, wholePage } from "./notifications-list-questions";
import { plantNotifications } from "./notifications-list-rows";
import { quantile, type Row, show } from "./row";

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

/** The first page while 2,000 more are not in the index yet and more come in. */
async function ingestRow(engine: Engine, store: Store): Promise<Row> {
  const times: number[] = [];
  let fromMs = FROM_MS + STORED * 1_000;
  const filter = { ...EVERYTHING, ...field("trade_state", "PAYERROR"), text: "支付失败" };
  for (let round = 0; round < SAMPLES; round++) {
    await plantNotifications(store, { inbox: "in_1", profileId: "pf_1", count: 50, fromMs });
    fromMs += 50_000;
    times.push(await timed(() => wholePage(store, filter, null)));
  }
  return {
    ...rowOf(`List of notifications on ${engine}: first page while ${SAMPLES * 50} come in unindexed`, times),
    note: spread(times),
  };
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
