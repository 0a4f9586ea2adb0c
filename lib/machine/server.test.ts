import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSend, type Reply } from "@/lib/egress";
import { newId } from "@/lib/ids";
import { createProfile } from "@/lib/profiles/store";
import { tick } from "@/lib/simulator/dispatcher";
import { act } from "@/lib/simulator/payer";
import {
  APIV3_KEY,
  ORDER_PATH,
  orderBody,
  PRESIGN_PATH,
  presignBody,
  signedHeaders,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { createLog } from "./log";
import { type Door, openDoor } from "./server";
import { assembleWorld } from "./world";

const send = createSend({ allowPrivate: true });
const limits = { timeoutMs: 5000, maxBytes: 200_000 };
const INBOX = "in_test";
let world: TestWorld;
let door: Door;
let base: string;

beforeAll(async () => {
  world = await testWorld();
  const { store, clock, wireClock, sim, enrolment, keys } = world;
  const made = assembleWorld({
    store,
    vault: sim.vault,
    publicUrl: "http://localhost:3001",
    allowPrivate: true,
    log: createLog("silent"),
    clock,
    wireClock,
  });
  door = await openDoor(made, { host: "127.0.0.1", port: 0, maxBodyBytes: 5000, sandboxToken: null });
  base = `http://127.0.0.1:${door.port}`;
  const { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid } = enrolment;
  const identity = { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid };
  await createProfile(
    {
      id: newId("pf", clock.now()),
      name: "t",
      target: "simulator",
      baseUrl: `${base}/`,
      inbox: INBOX,
      notifyUrl: `${base}/notify/${INBOX}`,
      ...identity,
    },
    {
      privateKeyPem: keys.privateKeyPem,
      apiv3Key: APIV3_KEY,
      platformKeys: {
        [enrolment.platformSerial]: enrolment.platformCertificatePem,
        [enrolment.publicKeyId]: enrolment.publicKeyPem,
      },
    },
    { db: store.db, vault: sim.vault, nowMs: clock.now() },
  );
});
afterAll(async () => {
  await door.close();
  await world.close();
});

type Sent = { method?: string; headers?: HeaderPair[]; body?: string | Uint8Array };
const ask = (path: string, { method = "POST", headers = [], body = "" }: Sent = {}) =>
  send({ method, url: `${base}${path}`, headers, body }, limits);

function text(reply: Reply): string {
  if (reply.kind === "failure") throw new Error(reply.message);
  return Buffer.from(reply.body).toString("utf8");
}

const signed = (path: string, body: string) => Object.entries(signedHeaders({ path, body }, world)) as HeaderPair[];

describe("the platform on the wire", () => {
  test("answers with the headers of production, in their order and case", async () => {
    const body = JSON.stringify(orderBody(world.enrolment));
    const reply = await ask(ORDER_PATH, { headers: signed(ORDER_PATH, body), body });
    if (reply.kind === "failure") throw new Error(reply.message);
    expect(reply.status).toBe(200);
    expect(reply.headers.map(([name]) => name).filter((name) => name !== "Keep-Alive")).toEqual([
      "Server",
      "Date",
      "Content-Type",
      "Content-Length",
      "Connection",
      "Cache-Control",
      "X-Content-Type-Options",
      "Request-ID",
      "Content-Language",
      "Wechatpay-Timestamp",
      "Wechatpay-Nonce",
      "Wechatpay-Signature",
      "Wechatpay-Serial",
      "Wechatpay-Signature-Type",
    ]);
    expect(reply.headers).toContainEqual(["Content-Language", "zh-CN"]);
  });

  test.each(["/", "/v3", "/notifyx", "/healthy", "/v3/certificates/x"])(
    "has nothing at %s: 404 without a body",
    async (path) => {
      const reply = await ask(path, { method: "GET" });
      expect([reply.kind === "reply" && reply.status, text(reply)]).toEqual([404, ""]);
    },
  );

  test("takes the request target as it was sent, because that is what was signed", async () => {
    const path = `${PRESIGN_PATH}?b=%7e&a=1`;
    const body = JSON.stringify(presignBody(world.enrolment, "wx1"));
    const reply = await ask(path, { headers: signed(path, body), body });
    expect(text(reply)).toContain("PARAM_ERROR");
  });
});

describe("an inbox", () => {
  test("takes a notification of the platform, answers 204 and keeps its bytes", async () => {
    const order = orderBody(world.enrolment, { out_trade_no: "INBOX0001", notify_url: `${base}/notify/${INBOX}` });
    const body = JSON.stringify(order);
    const prepayId = JSON.parse(text(await ask(ORDER_PATH, { headers: signed(ORDER_PATH, body), body }))).prepay_id;
    await act(prepayId, "pay", world.sim);
    await tick(world.sim);
    const [row] = await world.store.db.selectFrom("notification").selectAll().execute();
    expect(row).toMatchObject({
      inbox: INBOX,
      verdict: "verified",
      event_type: "TRANSACTION.SUCCESS",
      out_trade_no: "INBOX0001",
      answered_status: 204,
    });
  });

  test.each([
    ["an inbox that nobody has", "POST", "/notify/in_nobody", 404],
    ["a path below an inbox", "POST", `/notify/${INBOX}/x`, 404],
    ["a GET", "GET", `/notify/${INBOX}`, 405],
    ["a body that is no envelope", "POST", `/notify/${INBOX}`, 401],
  ])("answers %s with a status that says so", async (_name, method, path, status) => {
    expect(await ask(path, { method, body: method === "POST" ? "{" : "" })).toMatchObject({ status });
  });

  test("answers a body over the limit with 413, whether its length was announced or not", async () => {
    const path = `/notify/${INBOX}`;
    expect(await ask(path, { body: "x".repeat(5001) })).toMatchObject({ status: 413 });
    expect(await chunked(path, ["x".repeat(3000), "x".repeat(3000)])).toContain("413 Payload Too Large");
    expect(await ask(path, { body: "x".repeat(5000) })).toMatchObject({ status: 401 });
  });
});

describe("a door under pressure", () => {
  test("answers a stranger's inbox before the body has come, and holds none of it", async () => {
    expect(await chunked("/notify/in_nobody", ["x"])).toContain("404 Not Found");
  });

  test("holds no more bytes at once than it may: whoever comes on top is asked to come again", async () => {
    const made = assembleWorld({
      store: world.store,
      vault: world.sim.vault,
      publicUrl: "",
      allowPrivate: true,
      log: createLog("silent"),
    });
    const small = await openDoor(made, {
      host: "127.0.0.1",
      port: 0,
      maxBodyBytes: 5000,
      maxBytesInFlight: 4000,
      sandboxToken: null,
    });
    const url = `http://127.0.0.1:${small.port}/notify/${INBOX}`;
    const post = (body: string) => send({ method: "POST", url, headers: [], body }, limits);
    expect(await post("x".repeat(4500))).toMatchObject({ status: 503 });
    // What was given back may be held again, as often as one likes.
    for (let time = 0; time < 3; time++) expect(await post("x".repeat(3900))).toMatchObject({ status: 401 });
    await small.close();
  });

  test("takes a sender that hangs up for no fault of ours", async () => {
    const lines: string[] = [];
    const made = assembleWorld({
      store: world.store,
      vault: world.sim.vault,
      publicUrl: "",
      allowPrivate: true,
      log: createLog("error", { write: (line) => void lines.push(line) }),
    });
    const own = await openDoor(made, { host: "127.0.0.1", port: 0, maxBodyBytes: 5000, sandboxToken: null });
    for (const path of [ORDER_PATH, `/notify/${INBOX}`]) {
      await new Promise<void>((resolve) => {
        const socket = connect(own.port, "127.0.0.1");
        socket.once("close", () => resolve());
        const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n`;
        socket.write(`${head}{`, () => socket.destroy());
      });
    }
    await own.close();
    expect(lines).toEqual([]);
  });
});

/** Sends chunks without announcing a length and resolves with the first piece of the answer. */
function chunked(path: string, chunks: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, "127.0.0.1");
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString("latin1"));
    });
    socket.once("error", reject);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
    for (const chunk of chunks) socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
  });
}

describe("the sandbox's own control", () => {
  const json: HeaderPair = ["Content-Type", "application/json"];
  const application = () => JSON.stringify({ public_key_pem: world.keys.publicKeyPem, apiv3_key: "a".repeat(32) });

  test("grants a merchant to a caller on this machine", async () => {
    const granted = JSON.parse(text(await ask("/sandbox/merchants", { headers: [json], body: application() })));
    expect(granted.merchant).toMatchObject({
      mchid: expect.stringMatching(/^16\d{8}$/),
      base_url: "http://localhost:3001/",
    });
    expect(granted.apiclient_cert_pem).toContain("BEGIN CERTIFICATE");
  });

  test("names a key that cannot be used and does not repeat it", async () => {
    const secret = randomBytes(12).toString("hex");
    const body = JSON.stringify({ public_key_pem: secret, apiv3_key: secret });
    const reply = await ask("/sandbox/merchants", { headers: [json], body });
    expect(reply).toMatchObject({ status: 400 });
    expect(text(reply)).toContain("public_key_pem");
    expect(text(reply)).not.toContain(secret);
  });

  test.each<[string, HeaderPair[]]>([
    ["a browser page of another site", [["Origin", "https://evil.example"]]],
    ["a name that was rebound to this machine", [["Host", "evil.example"]]],
    ["a tunnel that forwards strangers", [["X-Forwarded-For", "203.0.113.9"]]],
    [
      "a wrong token from outside",
      [
        ["Host", "evil.example"],
        ["Authorization", "Bearer open"],
      ],
    ],
  ])("refuses %s", async (_name, headers) => {
    expect(await ask("/sandbox/merchants", { headers: [json, ...headers], body: application() })).toMatchObject({
      status: 403,
    });
  });

  test("acts as the payer, and names the rule when it may not", async () => {
    const body = JSON.stringify(orderBody(world.enrolment, { out_trade_no: "CONTROL1" }));
    const { prepay_id: id } = JSON.parse(text(await ask(ORDER_PATH, { headers: signed(ORDER_PATH, body), body })));
    expect(JSON.parse(text(await ask(`/sandbox/cashier/${id}/pay`)))).toMatchObject({ orderState: "SUCCESS" });
    const again = await ask(`/sandbox/cashier/${id}/pay`);
    expect([again.kind === "reply" && again.status, JSON.parse(text(again)).rule]).toEqual([409, "order_paid"]);
    expect(await ask(`/sandbox/cashier/${id}/steal`)).toMatchObject({ status: 404 });
  });
});

test("health and metrics are told", async () => {
  expect(JSON.parse(text(await ask("/health", { method: "GET" })))).toEqual({ name: "qianyue", status: "ok" });
  const metrics = text(await ask("/metrics", { method: "GET" }));
  expect(metrics).toMatch(/qianyue_requests_total\{door="platform",status="200"\} [1-9]/);
  expect(metrics).toMatch(/qianyue_deliveries_pending \d/);
});

test("a taken port is an error, not a silent second server", async () => {
  const second = assembleWorld({
    store: world.store,
    vault: world.sim.vault,
    publicUrl: "",
    allowPrivate: true,
    log: createLog("silent"),
  });
  const options = { host: "127.0.0.1", port: door.port, maxBodyBytes: 1, sandboxToken: null };
  await expect(openDoor(second, options)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("a log line blanks what may be secret", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  log.info({ apiv3Key: "s3cret", request: { Authorization: "s3cret", body: "s3cret" }, mchid: "1600000001" }, "m");
  expect(lines.join("")).toContain("1600000001");
  expect(lines.join("")).not.toContain("s3cret");
});
