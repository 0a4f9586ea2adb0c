import { request } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSend } from "@/lib/egress";
import type { AnswerPlan, Told } from "@/lib/inboxes/answer-plan";
import { getAnswer } from "@/lib/inboxes/answers";
import { choosePlan, getInboxSetting } from "@/lib/inboxes/store";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { testEndpoint } from "@/lib/testing/simulated-world";
import type { HeaderPair } from "@/lib/wechatpay/header";

const send = createSend({ allowPrivate: true });
const INBOX = "in_both";
let sides: BothSides;

beforeAll(async () => {
  sides = await bothSides();
});
afterAll(() => sides.close());
afterEach(() => choose([]));

const choose = (plan: AnswerPlan) =>
  choosePlan({ inbox: INBOX, plan }, { store: sides.store, nowMs: sides.wireClock.now() });
const always = (told: Told) => choose([{ told, times: null }]);
const reply = (status: number, body = "", headers: HeaderPair[] = []): Told => ({
  kind: "reply",
  status,
  headers,
  body,
});

async function notify(body: string | Uint8Array = "x", timeoutMs = 5000) {
  const headers: HeaderPair[] = [["Wechatpay-Nonce", "n"]];
  const came = await send({ method: "POST", url: sides.notifyUrl, headers, body }, { timeoutMs, maxBytes: 100_000 });
  const row = await sides.store.db
    .selectFrom("notification")
    .select(["id", "answered_status as status"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return { came, ...row, given: await getAnswer(sides.store.db, row.id) };
}

const howMany = async () => (await sides.store.db.selectFrom("notification").select("id").execute()).length;

const statusOf = async () => {
  const { came } = await notify();
  return came.kind === "reply" ? came.status : came.code;
};

test("nothing chosen: as usual, and nothing more is written than the notification", async () => {
  const { came, status, given } = await notify();
  expect([came.kind === "reply" && came.status, status, given]).toEqual([401, 401, null]);
});

test("by turns: 500, 500, then 204, then as usual when the turns are over", async () => {
  await choose([
    { told: reply(500, "no"), times: 2 },
    { told: reply(204), times: 1 },
  ]);
  expect([await statusOf(), await statusOf(), await statusOf(), await statusOf()]).toEqual([500, 500, 204, 401]);
});

test("any status, headers and body go out as they were chosen, and are kept with the notification", async () => {
  const headers: HeaderPair[] = [
    ["X-Why", "test"],
    ["Content-Type", "text/plain; charset=utf-8"],
    ["x-why", "again"],
  ];
  await always(reply(418, "我不收", headers));
  const { came, status, given } = await notify();
  if (came.kind !== "reply") throw new Error(came.code);
  expect(came.status).toBe(418);
  expect(Buffer.from(came.body).toString()).toBe("我不收");
  expect(came.headers.slice(0, 3)).toEqual(headers);
  expect(status).toBe(418);
  expect(given).toMatchObject({ kind: "reply", status: 418, headers });
});

test("two at once never take the same turn", async () => {
  await choose([{ told: reply(503), times: 5 }]);
  const all = await Promise.all(Array.from({ length: 12 }, statusOf));
  expect(all.filter((status) => status === 503)).toHaveLength(5);
  expect((await getInboxSetting(sides.store.db, INBOX)).answered).toBe(5);
});

test("silence: kept, never answered, and let go as soon as the other end hangs up", async () => {
  await always({ kind: "silent" });
  const { came, status, given } = await notify("x", 300);
  expect(came).toMatchObject({ kind: "failure", code: "TIMEOUT" });
  expect([status, given?.kind, given?.status]).toEqual([0, "silent", null]);
});

test("a delay puts off the usual answer", async () => {
  await always({ kind: "delay", delayMs: 250 });
  const { came, given } = await notify();
  expect(came).toMatchObject({ kind: "reply", status: 401 });
  expect(came.tookMs).toBeGreaterThanOrEqual(245);
  expect(given).toMatchObject({ kind: "delay", status: 401, tookMs: 250 });
});

test("relay: the backend gets the very bytes and headers, its answer goes back, and both stand in the record", async () => {
  const endpoint = await testEndpoint([409], "backend says no");
  await always({ kind: "relay", url: `${endpoint.url}/notify?a=1` });
  const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const { came, status, given, id } = await notify(bytes);
  if (came.kind !== "reply") throw new Error(came.code);
  expect([came.status, Buffer.from(came.body).toString(), status]).toEqual([409, "backend says no", 409]);
  expect(given).toMatchObject({ kind: "relay", status: 409, failure: null, url: `${endpoint.url}/notify?a=1` });
  const [received] = endpoint.received;
  expect(Buffer.from(received?.body ?? []).equals(Buffer.from(bytes))).toBe(true);
  expect(received?.headers).toContainEqual(["Wechatpay-Nonce", "n"]);
  const row = await sides.store.db.selectFrom("notification").select("checks").where("id", "=", id).executeTakeFirst();
  expect(row?.checks).toContain('"fail"');
  await endpoint.close();
});

test("a relay that leads back to its inbox ends there: nothing is relayed twice by the same one", async () => {
  await always({ kind: "relay", url: sides.notifyUrl });
  const before = await howMany();
  const { came } = await notify();
  expect(came).toMatchObject({ kind: "reply", status: 508 });
  expect((await howMany()) - before).toBe(2);
});

test("a relay tells which inboxes it came by, and keeps every other header as it came", async () => {
  const endpoint = await testEndpoint([204, 204]);
  await always({ kind: "relay", url: endpoint.url });
  await notify();
  const sent: HeaderPair[] = [
    ["wechatpay-NONCE", "n"],
    ["qianyue-relayed-by", "in_elsewhere"],
    ["X-Twice", "2"],
    ["X-Twice", "1"],
  ];
  await send({ method: "POST", url: sides.notifyUrl, headers: sent, body: "x" }, { timeoutMs: 5000, maxBytes: 1000 });
  const [first, second] = endpoint.received.map(({ headers }) => headers);
  expect(first).toContainEqual(["Qianyue-Relayed-By", INBOX]);
  const own = (second ?? []).filter(([name]) => !/^(host|content-length|connection)$/i.test(name));
  expect(own).toEqual([
    ["wechatpay-NONCE", "n"],
    ["X-Twice", "2"],
    ["X-Twice", "1"],
    ["Qianyue-Relayed-By", `in_elsewhere, ${INBOX}`],
  ]);
  await endpoint.close();
});

test("a backend that is not there is answered 502, with the reason in the record", async () => {
  const endpoint = await testEndpoint();
  await endpoint.close();
  await always({ kind: "relay", url: endpoint.url });
  const { came, given } = await notify();
  expect(came).toMatchObject({ kind: "reply", status: 502 });
  expect(given).toMatchObject({ kind: "relay", status: 502, failure: "ECONNREFUSED" });
});

test("a door that closes lets go of those who wait for an answer, at once", async () => {
  const own = await bothSides();
  const plan: AnswerPlan = [{ told: { kind: "silent" }, times: null }];
  await choosePlan({ inbox: INBOX, plan }, { store: own.store, nowMs: 0 });
  const ended = new Promise<string>((resolve) => {
    const waiting = request(own.notifyUrl, { method: "POST" }, () => resolve("answered"));
    waiting.on("error", (error: Error & { code?: string }) => resolve(error.code ?? error.message));
    waiting.end("x");
  });
  const pulling = send(
    {
      method: "GET",
      url: `${own.baseUrl}/sandbox/inboxes/${INBOX}/notifications?after=now&wait_ms=30000`,
      headers: [],
      body: "",
    },
    { timeoutMs: 30_000, maxBytes: 10_000 },
  );
  const isKept = async () => (await own.store.db.selectFrom("notification_answer").select("kind").execute()).length > 0;
  while (!(await isKept())) await new Promise((resolve) => setImmediate(resolve));
  const startedAt = performance.now();
  await own.close();
  expect(performance.now() - startedAt).toBeLessThan(900);
  expect(await ended).toBe("ECONNRESET");
  expect((await pulling).kind).toBe("reply");
});
