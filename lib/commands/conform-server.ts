import { setTimeout as pause } from "node:timers/promises";
import type { Reply, Send } from "@/lib/egress";
import type { Report } from "@/lib/endpoints/report";
import type { CaseResult } from "@/lib/endpoints/result";
import { getReport } from "@/lib/endpoints/store";
import { env } from "@/lib/env";
import { beginConformance, type ConformanceWish } from "@/lib/machine/conformance";
import { world } from "@/lib/machine/world";

/** Whoever runs the battery. `examine` tells of each case as it ends, and throws when nothing was begun. */
export type Examiner = {
  examine(wish: ConformanceWish, onResult: (result: CaseResult) => void): Promise<Report>;
  close(): Promise<void>;
};

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
  const ask = async (method: "GET" | "POST", path: string, body: object | null): Promise<unknown> => {
    const json: [string, string][] = body === null ? [] : [["Content-Type", "application/json"]];
    const url = `${baseUrl}/sandbox/conformance${path}`;
    const text = body === null ? "" : JSON.stringify(body);
    const reply = await send({ method, url, headers: [...headers, ...json], body: text }, LIMITS);
    if (reply.kind === "failure") throw new Error(`${url}: ${reply.message}`);
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status} ${textOf(reply)}`);
    return JSON.parse(textOf(reply));
  };
  return {
    async examine(wish, onResult) {
      const { run_id: id } = (await ask("POST", "", wish)) as { run_id: string };
      return follow(async () => (await ask("GET", `/${id}`, null)) as Report, onResult);
    },
    close: async () => {},
  };
}

async function ourselves(): Promise<Examiner> {
  const here = await world();
  return {
    async examine(wish, onResult) {
      const begun = await beginConformance(wish, here);
      if (begun.kind !== "begun") throw new Error(begun.kind === "address" ? `--url: ${begun.rule}` : begun.kind);
      const read = async () => {
        const report = await getReport(here.store.db, begun.run.id, here.wireClock.now());
        if (report === null) throw new Error(`Run ${begun.run.id} was begun and is not there`);
        return report;
      };
      return follow(read, onResult);
    },
    close: () => here.close(),
  };
}

/** Looks again and again until it is over. Throws when it broke off. */
async function follow(read: () => Promise<Report>, onResult: (result: CaseResult) => void): Promise<Report> {
  let told = 0;
  for (;;) {
    const report = await read();
    for (const result of report.cases.slice(told)) onResult(result);
    told = report.cases.length;
    if (report.state === "finished") return report;
    if (report.state === "broken_off") throw new Error(`Run ${report.run.id} broke off; see the server's log`);
    await pause(LOOK_EVERY_MS);
  }
}

function textOf(reply: Reply): string {
  return reply.kind === "reply" ? Buffer.from(reply.body).toString("utf8") : "";
}
