import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Engine, openStore, type Store } from "@/lib/db/client";
import { createLog } from "@/lib/machine/log";
import { assembleWorld } from "@/lib/machine/world";
import { newestId } from "@/lib/notifications/find";
import { prepareIndex } from "@/lib/notifications/index-edition";
import { openVault } from "@/lib/profiles/vault";
import { startPostgres } from "@/lib/testing/postgres";
import { newMerchant } from "../past";
import { freeDoors, ROOT, type Server, startServer, stopServer } from "../server";
import { PIECES_A_CONTRACT, type Planted, plantContracts } from "./contracts-plant";
import { printRow, quantile, type Row, show } from "./row";

const ENGINES: readonly Engine[] = ["sqlite", "postgres"];
const SAMPLES = 60;
const WARM_UP = 5;

/**
 * Search, a contract's page and the rebuilding of the index, over so many pieces of evidence, on SQLite and Postgres.
 * Times are those of the built app on loopback, from the request to the last byte of the answer.
 */
export async function contractRows(pieces: number, engines: readonly Engine[] = ENGINES): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of engines) rows.push(...(await rowsOn(engine, pieces)));
  return rows;
}

async function rowsOn(engine: Engine, pieces: number): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "qianyue-contracts-"));
  const postgres = engine === "postgres" ? await startPostgres() : null;
  const env: Record<string, string> = postgres ? { DATABASE_URL: postgres.url } : {};
  try {
    const { planted, profileId } = await plant({ dataDir, databaseUrl: postgres?.url, pieces });
    console.error(
      `${engine}: ${planted.pieces} pieces of ${planted.contracts} contracts planted in ${show(planted.seconds)} s`,
    );
    const first = await runReindex({ dataDir, env });
    const again = await runReindex({ dataDir, env, interruptAfterMs: first.seconds * 300 });
    console.error(`${engine}: ${first.said}\n${engine}: ${again.said}`);
    const doors = await freeDoors(dataDir);
    const server = await startServer(doors, env);
    try {
      await settled(server.child.pid ?? 0);
      const size = `${planted.pieces} pieces, ${planted.contracts} contracts, ${engine}`;
      return [
        ...(await searchRows(server, { planted, size })),
        await pageRow(server, { planted, size, profileId }),
        await numbersRow(server, size),
        ...reindexRows(size, first, again),
      ];
    } finally {
      await stopServer(server);
    }
  } finally {
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The index of notifications is no part of this: what was planted counts as looked at, or each run would wait for it. */
async function passNotificationIndex(store: Store): Promise<void> {
  await prepareIndex(store);
  const last = await newestId(store.db);
  await store.db
    .updateTable("notification_index")
    .set({ value: last ?? "" })
    .where("name", "=", "through")
    .execute();
}

/** Waits until the process has nothing left to do for what was planted behind its back, its other indexes above all. */
async function settled(pid: number): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const before = busyMs(pid);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    quiet = busyMs(pid) - before < 60 ? quiet + 1 : 0;
  }
}

/** Processor time that a process has used; Linux only. */
function busyMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function plant(where: { dataDir: string; databaseUrl: string | undefined; pieces: number }) {
  const { dataDir, databaseUrl, pieces } = where;
  const store = await openStore({ dataDir, databaseUrl });
  try {
    const vault = openVault({ dataDir, appKey: undefined });
    const world = assembleWorld({
      store,
      vault,
      publicUrl: "http://localhost:1",
      allowPrivate: true,
      log: createLog("silent"),
    });
    const { id: profileId } = await newMerchant(world);
    const contracts = Math.round(pieces / PIECES_A_CONTRACT);
    const planted = await plantContracts(store, { profileId, contracts, nowMs: Date.now() });
    await passNotificationIndex(store);
    return { profileId, planted };
  } finally {
    await store.close();
  }
}

/** One of each kind of search, for the contract of that number. */
const SEARCHES: Record<string, (n: number) => string> = {
  "contract code": (n) => `q=QYC${n}`,
  "contract id": (n) => `q=12312441241${n}`,
  openid: (n) => `q=oYobu0MVnQfWpSMOYJz2A${1_000_000 + (n % 50_000)}`,
  "sub-merchant": (n) => `q=${1_900_000_100 + (n % 20)}`,
  prepay_id: (n) => `q=wx20261123120000aaaaaaaaaaaaa${n}`,
  "order number": (n) => `q=T${n}`,
  transaction: (n) => `q=420000000000000000000${n}`,
  "display account": (n) => `q=${encodeURIComponent(`微信代扣用户${n % 1_000}`)}`,
  "beginning of a code": (n) => `q=QYC${String(n).slice(0, 5)}`,
  "state: signed": () => "state=signed",
  "state: expired": () => "state=expired",
  "state: awaiting payment": () => "state=awaiting_payment",
  "state: signing failed (none)": () => "state=sign_failed",
  time: (n) => `from=${Date.now() - 86_400_000 * (n % 29)}&to=${Date.now() - 86_400_000 * ((n % 29) - 1)}`,
  "view: about to expire": () => "view=expiring",
  "view: silent after payment": () => "view=silent",
  "view: contradictory": () => "view=contradictory",
  "view: terminated in seven days": () => "view=ended",
  "openid and state": (n) => `q=oYobu0MVnQfWpSMOYJz2A${1_000_000 + (n % 50_000)}&state=signed`,
  "sub-merchant and state": (n) => `q=${1_900_000_100 + (n % 20)}&state=presign_refused`,
  "all, newest first": () => "",
};

async function searchRows(server: Server, { planted, size }: { planted: Planted; size: string }): Promise<Row[]> {
  const p95s: [string, number, number][] = [];
  const idle: string[] = [];
  for (const [name, queryOf] of Object.entries(SEARCHES)) {
    const times: number[] = [];
    let found = 0;
    for (let sample = -WARM_UP; sample < SAMPLES; sample++) {
      const n = 1_000_000 + ((Math.abs(sample) * 7_919) % planted.contracts);
      const startedAt = performance.now();
      const reply = await fetch(`${server.consoleUrl}/api/contracts?${queryOf(n)}`);
      const { items } = (await reply.json()) as { items: unknown[] };
      if (reply.status !== 200) throw new Error(`${name} answered ${reply.status}`);
      if (sample >= 0) times.push(performance.now() - startedAt);
      found += items.length;
    }
    console.error(
      `  ${name}: p95 ${show(quantile(times, 0.95))} ms, median ${show(quantile(times, 0.5))} ms, ${found} found`,
    );
    if (found === 0) idle.push(name);
    p95s.push([name, quantile(times, 0.95), quantile(times, 0.5)]);
  }
  const [slowest = ["", Number.NaN, 0] as const] = p95s.toSorted((left, right) => right[1] - left[1]);
  return [
    {
      name: `Search for contracts, the slowest kind (${slowest[0]}); ${size}`,
      value: slowest[1],
      unit: "ms at p95",
      goal: 150,
      better: "lower",
      note: `${SAMPLES} of each: ${p95s.map(([name, p95]) => `${name} ${show(p95)}`).join(" · ")}; nothing found by: ${idle.join(", ")}`,
    },
  ];
}

async function pageRow(
  server: Server,
  { planted, size, profileId }: { planted: Planted; size: string; profileId: string },
): Promise<Row> {
  const times: number[] = [];
  for (let sample = -WARM_UP; sample < SAMPLES; sample++) {
    const n = 1_000_000 + ((Math.abs(sample) * 7_919) % planted.contracts);
    const startedAt = performance.now();
    const reply = await fetch(`${server.consoleUrl}/contracts/${profileId}/QYC${n}`);
    await reply.text();
    if (reply.status !== 200) throw new Error(`the page answered ${reply.status}`);
    if (sample >= 0) times.push(performance.now() - startedAt);
  }
  return {
    name: `A contract's page, load, fold and HTML; ${size}`,
    value: quantile(times, 0.95),
    unit: "ms at p95",
    goal: 100,
    better: "lower",
    note: `${SAMPLES} pages, median ${show(quantile(times, 0.5))} ms`,
  };
}

/** The last thirty days, which are all of what is planted, over and over. */
async function numbersRow(server: Server, size: string): Promise<Row> {
  const times: number[] = [];
  for (let sample = -WARM_UP; sample < SAMPLES; sample++) {
    const startedAt = performance.now();
    const reply = await fetch(`${server.consoleUrl}/numbers`);
    await reply.text();
    if (reply.status !== 200) throw new Error(`the numbers answered ${reply.status}`);
    if (sample >= 0) times.push(performance.now() - startedAt);
  }
  return {
    name: `Numbers of thirty days, counted, drawn and HTML; ${size}`,
    value: quantile(times, 0.95),
    unit: "ms at p95",
    goal: 300,
    better: "lower",
    note: `${SAMPLES} pages, median ${show(quantile(times, 0.5))} ms`,
  };
}

type Reindexed = { said: string; seconds: number; memoryMb: number; checksum: string };

/** `npm run reindex` as a person runs it; interrupted once by SIGKILL where asked, and run again. */
async function runReindex(given: {
  dataDir: string;
  env: Record<string, string>;
  interruptAfterMs?: number;
}): Promise<Reindexed> {
  const { dataDir, env, interruptAfterMs } = given;
  if (interruptAfterMs !== undefined) await spawnReindex({ dataDir, env }, interruptAfterMs);
  const startedAt = performance.now();
  const { code, out } = await spawnReindex({ dataDir, env }, null);
  if (code !== 0) throw new Error(`reindex ended with ${code}:\n${out}`);
  return {
    said: out.trim(),
    seconds: (performance.now() - startedAt) / 1_000,
    memoryMb: Number(/(\d+) MB at most/.exec(out)?.[1]),
    checksum: /after\s+(\w+)/.exec(out)?.[1] ?? "",
  };
}

function spawnReindex(
  { dataDir, env }: { dataDir: string; env: Record<string, string> },
  killAfterMs: number | null,
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "lib/commands/reindex.ts")], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  return new Promise((resolve) => {
    child.on("close", (code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, out });
    });
  });
}

function reindexRows(size: string, first: Reindexed, again: Reindexed): Row[] {
  const isSame = first.checksum !== "" && first.checksum === again.checksum;
  return [
    {
      name: `npm run reindex, killed and gone on with, to the identical checksum; ${size}`,
      value: isSame ? 1 : 0,
      unit: "of 1",
      goal: 1,
      better: "higher",
      note: `${first.checksum.slice(0, 16)}…; from nothing ${show(first.seconds)} s`,
    },
    {
      name: `npm run reindex, memory at most; ${size}`,
      value: Math.max(first.memoryMb, again.memoryMb),
      unit: "MB resident",
      goal: 400,
      better: "lower",
      note: `${first.memoryMb} MB from nothing, ${again.memoryMb} MB when gone on with`,
    },
  ];
}

/** `node --import tsx e2e/load/contracts.ts [--pieces 1000000] [--engine postgres]`: this section alone; a build must be there. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { pieces: { type: "string", default: "1000000" }, engine: { type: "string" } },
  });
  const engines = ENGINES.filter((engine) => engine === (values.engine ?? engine));
  for (const row of await contractRows(Number(values.pieces), engines)) printRow(row);
}
