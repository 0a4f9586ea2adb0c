import { type RawBuilder, sql } from "kysely";
import { bindable } from "@/lib/db/bindable";
import type { Engine, Store } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { headerValue } from "@/lib/wechatpay/header";
import { parseObject, textMember } from "@/lib/wechatpay/json";
import type { SimOutside } from "./outside";
import { processWide } from "./process-wide";
import type { ReceivedRow } from "./received-rows";
import type { WireReply } from "./wire";

/** The newest ones are kept. */
const KEPT = 5_000;
/** A call that comes meanwhile waits for one such commit at the most, which takes a quarter of a millisecond. */
const ROWS_AT_ONCE = 40;
/** Who must go is found out whenever so many have come; they go in bites, each with a commit that brings new ones. */
const PRUNED_AFTER = KEPT / 10;
const BITE = 2 * ROWS_AT_ONCE;
/** Kept when calls pause, short enough for the eye; and in the midst of calls when they do not. */
const PAUSE_MS = 150;
const GATHER_MS = 2_000;

type Call = { mchid: string | null; method: string; path: string; tookMs: number };

/** What is kept of a call and of its answer; null when the connection was broken instead of one. */
export function receivedRow(call: Call, reply: WireReply | null, outside: SimOutside): ReceivedRow {
  const said = reply === null || reply.status < 400 ? {} : parseObject(reply.body);
  const requestId = reply === null ? null : headerValue(reply.headers, "Request-ID");
  const internal = /-(\d+)$/.exec(requestId ?? "")?.[1];
  return {
    id: newId("rc", outside.wireClock.now()),
    atMs: outside.clock.now(),
    ...call,
    status: reply?.status ?? null,
    code: textMember(said, "code"),
    message: textMember(said, "message"),
    internalNumber: internal === undefined ? null : Number(internal),
    requestId,
  };
}

type Gathered = {
  /** As JSON, which is all that a commit needs of them: objects that wait this long are copied by each collection. */
  rows: string[];
  timer: NodeJS.Timeout | null;
  /** Real time by which the rows are kept, calls or not. */
  latestMs: number;
  written: Promise<void>;
  sincePruned: number;
  /** Those before this id are too many. */
  oldestKept: string | null;
};
/** One for the process: a page flushes what the door has received. */
const gathered = processWide("received-calls", () => new WeakMap<Store, Gathered>());

/** Keeps a call soon: nobody waits for it, because it is not evidence that anyone was promised. */
export function remember(row: ReceivedRow, { store, log, wireClock }: SimOutside): void {
  const mine = gatheredOf(store);
  mine.rows.push(asJson(row));
  const soon = () => {
    flush(store).catch((error: unknown) => log.error({ err: error }, "received calls could not be kept"));
  };
  if (mine.rows.length === ROWS_AT_ONCE) setImmediate(soon);
  if (mine.timer) {
    if (wireClock.now() < mine.latestMs - PAUSE_MS) mine.timer.refresh();
    return;
  }
  mine.latestMs = wireClock.now() + GATHER_MS;
  mine.timer = setTimeout(soon, PAUSE_MS).unref();
}

/** Resolves when everything that was received before is kept. */
export async function flush(store: Store): Promise<void> {
  const mine = gatheredOf(store);
  if (mine.timer) clearTimeout(mine.timer);
  mine.timer = null;
  const rows = mine.rows.splice(0);
  const earlier = mine.written;
  const writing = (async () => {
    await earlier.catch(() => {});
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      if (from > 0) await nextTurn();
      await keep(rows.slice(from, from + ROWS_AT_ONCE), store);
    }
  })();
  mine.written = writing;
  await writing;
}

/** A page of what was received, newest first; `before` is the id that a page ended with. */
export async function listReceived(
  { store }: Pick<SimOutside, "store">,
  { limit, before }: { limit: number; before: string | null },
): Promise<{ items: ReceivedRow[]; next: string | null }> {
  await flush(store);
  let query = store.db
    .selectFrom("sim_received")
    .selectAll()
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(
    (row): ReceivedRow => ({
      id: row.id,
      atMs: row.at,
      mchid: row.mchid,
      method: row.method,
      path: row.path,
      status: row.status,
      code: row.code,
      message: row.message,
      internalNumber: row.internal_number,
      requestId: row.request_id,
      tookMs: row.took_ms,
    }),
  );
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

async function keep(rows: string[], store: Store): Promise<void> {
  const mine = gatheredOf(store);
  mine.sincePruned += rows.length;
  if (mine.sincePruned > PRUNED_AFTER) {
    mine.oldestKept = await oldestToKeep(store);
    mine.sincePruned = 0;
  }
  const { oldestKept } = mine;
  const removed = await store.jot(async (tx, publish) => {
    await insertOf(rows, store.engine).execute(tx);
    publish({ kind: "received", id: "*" });
    if (oldestKept === null) return 0n;
    const bite = tx.selectFrom("sim_received").select("id").where("id", "<", oldestKept).orderBy("id").limit(BITE);
    const { numDeletedRows } = await tx.deleteFrom("sim_received").where("id", "in", bite).executeTakeFirst();
    return numDeletedRows;
  });
  if (removed < BITE) mine.oldestKept = null;
}

async function oldestToKeep({ db }: Store): Promise<string | null> {
  const newest = db.selectFrom("sim_received").select("id").orderBy("id", "desc").limit(KEPT).as("newest");
  const { id } = await db
    .selectFrom(newest)
    .select(({ fn }) => fn.min("id").as("id"))
    .executeTakeFirstOrThrow();
  return id;
}

/** In the order of `COLUMNS`. */
function asJson(row: ReceivedRow): string {
  const { id, atMs, mchid, method, path, status, code, message, internalNumber, requestId, tookMs } = row;
  return JSON.stringify(
    bindable([id, atMs, mchid, method, path, status, code, message, internalNumber, requestId, tookMs]),
  );
}

const COLUMNS = sql`id, at, mchid, method, path, status, code, message, internal_number, request_id, took_ms`;

/** One statement whatever the number of rows, so that it is compiled once: as many values take longer to write down than to keep. */
function insertOf(rows: string[], engine: Engine): RawBuilder<unknown> {
  const all = `[${rows.join(",")}]`;
  const each = engine === "sqlite" ? sql`json_each(${all})` : sql`jsonb_array_elements(cast(${all} as jsonb))`;
  return sql`insert into sim_received (${COLUMNS}) select
    value->>0, cast(value->>1 as bigint), value->>2, value->>3, value->>4, cast(value->>5 as bigint),
    value->>6, value->>7, cast(value->>8 as bigint), value->>9, cast(value->>10 as bigint) from ${each}`;
}

function gatheredOf(store: Store): Gathered {
  const known = gathered.get(store);
  if (known) return known;
  const fresh: Gathered = {
    rows: [],
    timer: null,
    latestMs: 0,
    written: Promise.resolve(),
    sincePruned: KEPT,
    oldestKept: null,
  };
  gathered.set(store, fresh);
  return fresh;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
