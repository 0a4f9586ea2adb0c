import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "@/lib/clock";
import type { Enrolment } from "@/lib/simulator/enrol";
import { LADDERS } from "@/lib/simulator/ladder";
import { testKeys } from "@/lib/testing/keys";
import {
  APIV3_KEY,
  NO_ANSWER,
  ORDER_PATH,
  orderBody,
  signedHeaders,
  testEndpoint,
} from "@/lib/testing/simulated-world";

const CHILD = fileURLToPath(new URL("../testing/hold-door.ts", import.meta.url));
const START_MS = Date.parse("2026-05-01T00:00:00Z");
let dataDir: string;
let endpoint: Awaited<ReturnType<typeof testEndpoint>>;
let child: ChildProcess | null = null;
const statuses: number[] = [];

beforeEach(async () => {
  statuses.length = 0;
  dataDir = mkdtempSync(path.join(tmpdir(), "qianyue-kill-"));
  endpoint = await testEndpoint(statuses);
});
afterEach(async () => {
  await kill();
  await endpoint.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Starts the platform's process and resolves with the address of its door. */
function start(): Promise<string> {
  const started = spawn(process.execPath, ["--import", "tsx", CHILD, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  return new Promise((resolve, reject) => {
    started.stdout.once("data", (line) => resolve(String(line).trim()));
    started.once("exit", (code) => reject(new Error(`the platform ended with ${code}`)));
  });
}

async function kill(): Promise<void> {
  const ending = child;
  child = null;
  if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
  const gone = new Promise((resolve) => ending.once("exit", resolve));
  ending.kill("SIGKILL");
  await gone;
}

async function control<Answer>(url: string, method: string, body?: object): Promise<Answer> {
  const reply = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as Answer;
}

/** A paid order whose notification is told to an endpoint; nothing is signed by the platform's own process. */
async function paid(door: string): Promise<void> {
  const keys = testKeys("merchant");
  const application = { public_key_pem: keys.publicKeyPem, apiv3_key: APIV3_KEY };
  const { merchant } = await control<{ merchant: Record<string, string> }>(
    `${door}/sandbox/merchants`,
    "POST",
    application,
  );
  const { mchid, serial_no: serialNo, sp_appid: spAppid, sub_mchid: subMchid, sp_openid: spOpenid } = merchant;
  const enrolment = { mchid, serialNo, spAppid, subMchid, spOpenid } as Enrolment;
  const body = JSON.stringify(orderBody(enrolment, { out_trade_no: "KILLED001", notify_url: `${endpoint.url}/pay` }));
  const headers = signedHeaders(
    { path: ORDER_PATH, body },
    { enrolment, keys, wireClock: { ...systemClock, advance() {} } },
  );
  const reply = await fetch(`${door}${ORDER_PATH}`, { method: "POST", headers, body });
  const { prepay_id: prepayId } = (await reply.json()) as { prepay_id: string };
  await control(`${door}/sandbox/cashier/${prepayId}/pay`, "POST");
}

test("a platform that is killed between any two attempts of the general ladder loses none and doubles none", {
  timeout: 600_000,
}, async () => {
  statuses.push(...Array.from({ length: 40 }, () => 503));
  let door = await start();
  await control(`${door}/sandbox/clock`, "PUT", { mode: "frozen", atMs: START_MS });
  await paid(door);
  await control(`${door}/sandbox/clock/advance`, "POST", { ms: 0 });
  for (const [index, pauseMs] of LADDERS.general.entries()) {
    expect(endpoint.received).toHaveLength(index + 1);
    await kill();
    door = await start();
    await control(`${door}/sandbox/clock/advance`, "POST", { ms: pauseMs });
  }
  await control(`${door}/sandbox/clock/advance`, "POST", { ms: 30 * 24 * 3_600_000 });
  expect(endpoint.received).toHaveLength(16);
  const { deliveries } = await control<{ deliveries: { id: string }[] }>(`${door}/sandbox/deliveries`, "GET");
  expect(deliveries).toMatchObject([{ state: "given_up", attempts: 16 }]);
  const [delivery] = deliveries;
  const detail = await control<{ history: { number: number; atMs: number }[] }>(
    `${door}/sandbox/deliveries/${delivery?.id}`,
    "GET",
  );
  expect(detail.history.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  expect((detail.history.at(-1)?.atMs ?? 0) - START_MS).toBe((24 * 60 + 4) * 60_000);
});

test("a platform that is killed in the midst of an attempt makes it again at once, and it is the same notification", {
  timeout: 240_000,
}, async () => {
  const first = await start();
  await control(`${first}/sandbox/clock`, "PUT", { mode: "frozen", atMs: START_MS });
  statuses.push(NO_ANSWER);
  await paid(first);
  await expect.poll(() => endpoint.received.length, { timeout: 10_000 }).toBe(1);
  await kill();
  const second = await start();
  await control(`${second}/sandbox/clock/advance`, "POST", { ms: 0 });
  await expect.poll(() => endpoint.received.length, { timeout: 10_000 }).toBe(2);
  expect(endpoint.received[1]?.body).toEqual(endpoint.received[0]?.body);
});
