import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Selectable } from "kysely";
import { type SandboxClock, sandboxClock, turnedClock } from "@/lib/clock";
import { readBytes } from "@/lib/db/bytes";
import { openStore, type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { createSend, pairsOf } from "@/lib/egress";
import { openVault } from "@/lib/profiles/vault";
import { type Enrolment, enrol } from "@/lib/simulator/enrol";
import type { KeyMode } from "@/lib/simulator/merchant";
import type { SimOutside } from "@/lib/simulator/outside";
import { createPlatform } from "@/lib/simulator/platform";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/simulator/settings";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import { requestCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { testKeys } from "./keys";

export const APIV3_KEY = "0123456789abcdefghijklmnopqrstuv";
export const ORDER_PATH = "/v3/pay/partner/transactions/jsapi";
export const PRESIGN_PATH =
  "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign";

export type TestWorld = Awaited<ReturnType<typeof testWorld>>;

const START_MS = Date.parse("2026-03-01T08:00:00Z");

/**
 * A simulated platform on a temporary SQLite file, with one enrolled merchant. Both clocks stand still: `clock` is the
 * sandbox's, `wireClock` the one that signatures go by.
 */
export async function testWorld(options: { keyMode?: KeyMode; settings?: Partial<Settings>; store?: Store } = {}) {
  const dataDir = options.store ? "" : mkdtempSync(path.join(tmpdir(), "qianyue-sim-"));
  const store = options.store ?? (await openStore({ dataDir, databaseUrl: undefined }));
  const wireClock = turnedClock(START_MS);
  const clock = frozenClock();
  const logged: object[] = [];
  const sim: SimOutside & { clock: SandboxClock } = {
    store,
    clock,
    wireClock,
    vault: openVault({ dataDir, appKey: APP_KEY }),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    send: createSend({ allowPrivate: true }),
    log: { error: (fields) => logged.push(fields) },
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
  };
  await sharePlatformKeys(store);
  const keys = testKeys("merchant");
  const application = { publicKeyPem: keys.publicKeyPem, apiv3Key: APIV3_KEY, keyMode: options.keyMode };
  const enrolment = await enrol(application, sim);
  platformRow ??= await store.db.selectFrom("sim_platform").selectAll().executeTakeFirst();
  const close = async () => {
    await store.close();
    if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, clock, wireClock, sim, keys, enrolment, logged, dataDir, platform: createPlatform(sim), close };
}

function frozenClock() {
  const clock = sandboxClock(turnedClock(START_MS));
  clock.turn({ mode: "frozen", atMs: START_MS });
  return { ...clock, advance: (ms: number) => clock.turn({ mode: "frozen", atMs: clock.now() + ms }) };
}

const APP_KEY = createSecretKey(randomBytes(32));
let platformRow: Selectable<Database["sim_platform"]> | undefined;

/** Two RSA pairs per world would be most of a test's time: the worlds of one file share the platform's. */
async function sharePlatformKeys(store: Store): Promise<void> {
  const row = platformRow;
  if (!row) return;
  await write(store, async (tx) => {
    await tx
      .insertInto("sim_platform")
      .values({ ...row, sealed: readBytes(row.sealed) })
      .execute();
  });
}

type Signable = { path: string; body: string | Uint8Array; method?: string };

/** Headers of a correctly signed request; `change` bends one member of the Authorization. */
export function signedHeaders(
  { path: pathAndQuery, body, method = "POST" }: Signable,
  { enrolment, keys, wireClock }: Pick<TestWorld, "enrolment" | "keys" | "wireClock">,
  change: { mchid?: string; serialNo?: string; timestamp?: string } = {},
): Record<string, string> {
  const timestamp = change.timestamp ?? unixSeconds(wireClock.now());
  const nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
  const signature = sign(keys.privateKey, requestCanonical({ method, pathAndQuery, timestamp, nonce, body }));
  const { mchid, serialNo } = { ...enrolment, ...change };
  return {
    Accept: "application/json",
    "Content-Type": "application/json",
    "User-Agent": "test",
    Authorization: formatAuthorization({ mchid, nonce, signature, timestamp, serialNo }),
  };
}

/** A request object for the platform; `headers` of null values are left out. */
export function requestTo(
  { path: pathAndQuery, body, method = "POST" }: Signable,
  headers: Record<string, string | undefined>,
): Request {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const sent = typeof body === "string" ? body : new Uint8Array(body);
  return new Request(`http://localhost${pathAndQuery}`, {
    method,
    headers: given,
    ...(method === "GET" || method === "HEAD" ? {} : { body: sent }),
  });
}

export function signedCall(world: TestWorld, path: string, body: string | Uint8Array): Promise<Response> {
  return world.platform(requestTo({ path, body }, signedHeaders({ path, body }, world)));
}

export function orderBody(enrolment: Enrolment, change: Record<string, unknown> = {}) {
  return {
    sp_appid: enrolment.spAppid,
    sp_mchid: enrolment.mchid,
    sub_mchid: enrolment.subMchid,
    description: "图书馆借阅服务",
    out_trade_no: "T20260301000001",
    notify_url: "https://shop.example/pay",
    amount: { total: 100 },
    payer: { sp_openid: enrolment.spOpenid },
    ...change,
  };
}

export function presignBody(enrolment: Enrolment, prepayId: string, change: Record<string, unknown> = {}) {
  return {
    sp_appid: enrolment.spAppid,
    sp_openid: enrolment.spOpenid,
    sub_mchid: enrolment.subMchid,
    sub_appid: enrolment.subAppid,
    sub_openid: enrolment.subOpenid,
    service_id: enrolment.serviceId,
    out_contract_code: "wxwtdk20200910100000",
    notify_url: "https://shop.example/sign",
    contract_display_account: "微信代扣用户A",
    prepay_id: prepayId,
    ...change,
  };
}

/** Places an order and returns its `prepay_id`. */
export async function placeOrder(world: TestWorld, change: Record<string, unknown> = {}): Promise<string> {
  const reply = await signedCall(world, ORDER_PATH, JSON.stringify(orderBody(world.enrolment, change)));
  if (reply.status !== 200) throw new Error(await reply.text());
  const { prepay_id: prepayId } = (await reply.json()) as { prepay_id: string };
  return prepayId;
}

/** In place of a status: the sender waits in vain. */
export const NO_ANSWER = 0;

export type Received = { path: string; headers: HeaderPair[]; body: Uint8Array };

/** A merchant's endpoint on a free port: keeps what it is sent and answers with the next of `statuses`, then 204. */
export async function testEndpoint(statuses: number[] = [], answer = "") {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        headers: pairsOf(request.rawHeaders),
        body: new Uint8Array(Buffer.concat(chunks)),
      });
      const status = statuses.shift() ?? 204;
      if (status !== NO_ANSWER) response.writeHead(status).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, received, close };
}
