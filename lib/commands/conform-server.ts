import { setTimeout as pause } from "node:timers/promises";
import type { Reply, Send } from "@/lib/egress";
import type { Report } from "@/lib/endpoints/report";
import type { CaseResult } from "@/lib/endpoints/result";
import { getReport } from "@/lib/endpoints/store";
import { env } from "@/lib/env";
import { beginConformance, type ConformanceWish, stopConformance } from "@/lib/machine/conformance";
import { world } from "@/lib/machine/world";
import { parseJson } from "@/lib/wechatpay/json";

/**
 * Whoever runs the battery. `examine` tells of each case as it ends, stops the run when it is told to, and gives its
 * report once it is over, however it ended; throws when nothing was begun.
 */
export type Examiner = {
  examine(wish: ConformanceWish, watch: Watch): Promise<Report>;
  close(): Promise<void>;
};

type Watch = { onResult(result: CaseResult): void; stop: AbortSignal };

const LOOK_EVERY_MS = 150;
const LIMITS = { timeoutMs: 15_000, maxBytes: 32 * 1024 * 1024 };

/** The server that is named, or that runs here, or this process itself over the same store. */
export async function reachExaminer(server: string | undefined, send: Send): Promise<Examiner> {
  const here = `http://localhost:${env.PLATFORM_PORT}`;
  if (server !== undefined) return overServer(server.replace(/\/+$/, ""), send);
  return (await isQianyue(here, send)) ? overServer(here, send) : ourselves();
}

async function isQianyue(baseUrl: string, send: Send): Promise<boolean> {
  const request = { method: "GET", url: `${baseUrl}/health`, headers: [], body: "" };
  const reply = await send(request, { timeoutMs: 1500, maxBytes: 10_000 });
  return reply.kind === "reply" && /"name":"qianyue"/.test(textOf(reply));
}

function overServer(baseUrl: string, send: Send): Examiner {
  const token = env.SANDBOX_TOKEN;
  const headers: [string, string][] = token === undefined ? [] : [["Authorization", `Bearer ${token}`]];
  const ask = async (method: "GET" | "POST" | "DELETE", path: string, body: object | null): Promise<unknown> => {
    const json: [string, string][] = body === null ? [] : [["Content-Type", "application/json"]];
    const url = `${baseUrl}/sandbox/conformance${path}`;
    const text = body === null ? "" : JSON.stringify(body);
    const reply = await send({ method, url, headers: [...headers, ...json], body: text }, LIMITS);
    if (reply.kind === "failure") throw new Error(`${url}: ${reply.message}`);
    const said = parseJson(textOf(reply));
    if (said === null)
      throw new Error(`${url}: ${reply.status}, but no machine door answers so: --server takes its address`);
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${textOf(reply)}`);
    return said;
  };
  return {
    async examine(wish, watch) {
      const { run_id: id } = (await ask("POST", "", wish)) as { run_id: string };
      const read = async () => (await ask("GET", `/${id}`, null)) as Report;
      // One that has just ended cannot be stopped any more, and its report says so.
      return follow({ read, cancel: () => ask("DELETE", `/${id}`, null).catch(() => {}) }, watch);
    },
    close: async () => {},
  };
}

async function ourselves(): Promise<Examiner> {
  const here = await world();
  return {
    async examine(wish, watch) {
      const begun = await beginConformance(wish, here);
      if (begun.kind !== "begun") throw new Error(begun.kind === "address" ? `--url: ${begun.rule}` : begun.kind);
      const read = async () => {
        const report = await getReport(here.store.db, begun.run.id, here.wireClock.now());
        if (report === null) throw new Error(`Run ${begun.run.id} was begun and is not there`);
        return report;
      };
      return follow({ read, cancel: () => stopConformance(begun.run.id, here) }, watch);
    },
    close: () => here.close(),
  };
}

type Followed = { read: () => Promise<Report>; cancel: () => Promise<unknown> };

/** Looks again and again until it is over. */
async function follow({ read, cancel }: Followed, { onResult, stop }: Watch): Promise<Report> {
  let told = 0;
  let isCancelled = false;
  for (;;) {
    if (stop.aborted && !isCancelled) {
      isCancelled = true;
      await cancel();
    }
    const report = await read();
    for (const result of report.cases.slice(told)) onResult(result);
    told = report.cases.length;
    if (report.state !== "running") return report;
    await pause(LOOK_EVERY_MS, undefined, { signal: isCancelled ? undefined : stop }).catch(() => {});
  }
}

function textOf(reply: Reply): string {
  return reply.kind === "reply" ? Buffer.from(reply.body).toString("utf8") : "";
}
