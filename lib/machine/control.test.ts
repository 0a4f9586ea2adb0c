import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createSend } from "@/lib/egress";
import { controlDoor } from "@/lib/testing/control-door";
import { orderBody, presignBody } from "@/lib/testing/simulated-world";
import { operationById } from "@/lib/wechatpay/operations/registry";

type Json = Record<string, unknown>;
const PAGED = [
  ["listOrders", "orders"],
  ["listSessions", "sessions"],
  ["listContracts", "contracts"],
  ["listDeliveries", "deliveries"],
] as const;

const send = createSend({ allowPrivate: true });
const { sides, ask, described, faultsOf } = await controlDoor();
const answered = new Set<string>();

/** Asks, and holds the answer against what the document says of that operation and status. */
async function expectAnswer(
  id: string,
  status: number,
  given: { fill?: Record<string, string>; query?: string; body?: unknown } = {},
) {
  const route = described().find(({ operationId }) => operationId === id);
  if (!route) throw new Error(`${id} is not in the document`);
  const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(given.fill?.[name] ?? ""));
  const reply = await ask(route.method, `${path}${given.query ?? ""}`, given.body);
  expect([reply.status, reply.body]).toEqual([status, reply.body]);
  expect(faultsOf(route, reply)).toEqual([]);
  answered.add(`${id} ${status}`);
  return reply.body;
}

async function presigned(outTradeNo: string, contractCode: string): Promise<string> {
  const url = `${sides.baseUrl}/sandbox/sink/204`;
  const [order, presign] = [operationById("partner-jsapi-order"), operationById("service-provider-pay-redirect-sign")];
  if (!order || !presign) throw new Error("the registry lacks an operation");
  const placed = await sides.call(order, orderBody(sides.enrolment, { out_trade_no: outTradeNo, notify_url: url }));
  const prepayId = placed.subject.prepayId ?? "";
  const change = { out_contract_code: contractCode, notify_url: url };
  expect((await sides.call(presign, presignBody(sides.enrolment, prepayId, change))).verdict).toBe("verified");
  return prepayId;
}

describe("every operation of the document answers, and every answer fits its schema", () => {
  test("the clock", async () => {
    await expectAnswer("getOpenApi", 200);
    expect(await expectAnswer("getAbout", 200)).toEqual({ calls_private_addresses: true });
    await expectAnswer("getClock", 200);
    expect(await expectAnswer("setClock", 200, { body: { mode: "offset", offsetMs: -5 } })).toMatchObject({
      state: { mode: "offset", offsetMs: -5 },
    });
    const atMs = Date.parse("2026-05-01T00:00:00Z");
    const frozen = await expectAnswer("setClock", 200, { body: { mode: "frozen", atMs } });
    expect(frozen).toEqual({ state: { mode: "frozen", atMs }, nowMs: atMs, now: "2026-05-01T00:00:00.000Z" });
    expect(await expectAnswer("advanceClock", 200, { body: { ms: 1500 } })).toEqual({
      attempts: 0,
      nowMs: atMs + 1500,
    });
    await expectAnswer("advanceClock", 400, { body: { ms: -1 } });
    await expectAnswer("setClock", 400, { body: { mode: "backwards" } });
    const tooFar = { mode: "offset", offsetMs: 80 * 365 * 24 * 3_600_000 };
    for (const body of [tooFar, { mode: "frozen", atMs: Number.MAX_SAFE_INTEGER }, { mode: "frozen", atMs: 0 }]) {
      const member = body.mode === "offset" ? "offsetMs" : "atMs";
      expect((await expectAnswer("setClock", 400, { body })).message).toContain(member);
    }
    expect(await expectAnswer("getClock", 200)).toMatchObject({ nowMs: atMs + 1500 });
    await expectAnswer("setClock", 200, { body: { mode: "frozen", atMs: Date.UTC(2099, 0, 1) } });
    const tenYears = { ms: 10 * 365 * 24 * 3_600_000 };
    expect((await expectAnswer("advanceClock", 400, { body: tenYears })).message).toContain("2100");
  });

  test("faults", async () => {
    const added = await expectAnswer("addFault", 200, { body: { kind: "lost", place: "notification" } });
    expect(added).toMatchObject({ mode: { kind: "next", n: 1 }, mchid: null, hits: 0 });
    const share = { kind: "share", share: 0.5, seed: 7 };
    await expectAnswer("addFault", 200, {
      body: { kind: "http_500", place: "reply", mode: share, mchid: "1600000000" },
    });
    await expectAnswer("addFault", 400, { body: { kind: "http_500", place: "notification" } });
    expect((await expectAnswer("listFaults", 200)).faults).toHaveLength(2);
    const firstFault = await expectAnswer("listFaults", 200, { query: "?limit=1" });
    expect(firstFault).toMatchObject({ faults: [{ kind: "http_500" }], next: expect.any(String) });
    const lastFault = await expectAnswer("listFaults", 200, { query: `?limit=1&before=${firstFault.next}` });
    expect(lastFault).toMatchObject({ faults: [{ id: added.id }], next: null });
    expect((await expectAnswer("getState", 200, { query: "?limit=1" })).faults).toHaveLength(1);
    await expectAnswer("listFaults", 400, { query: "?limit=501" });
    await expectAnswer("removeFault", 200, { fill: { id: added.id } });
    await expectAnswer("removeFault", 404, { fill: { id: added.id } });
    expect(await expectAnswer("removeAllFaults", 200)).toEqual({ removed: 1 });
  });

  test("settings", async () => {
    const before = await expectAnswer("listSettings", 200);
    expect(before.settings.length).toBeGreaterThan(10);
    const written = await expectAnswer("writeSettings", 200, { body: { ladder: "campus", closeTwice: "accept" } });
    const values = Object.fromEntries(written.settings.map(({ id, value }: Json) => [id, value]));
    expect(values).toMatchObject({ ladder: "campus", closeTwice: "accept" });
    const half = { ladder: "overseas", closeTwice: "refuse", terminateTwice: "perhaps" };
    expect((await expectAnswer("writeSettings", 400, { body: half })).message).toContain("terminateTwice");
    expect(await expectAnswer("listSettings", 200)).toEqual(written);
    for (const terminateUrl of ["http://[", "https://:99999/", "http://x:y:z"]) {
      expect((await expectAnswer("writeSettings", 400, { body: { terminateUrl } })).message).toContain("terminateUrl");
    }
    await expectAnswer("writeSettings", 200, { body: { ladder: "general" } });
  });

  test("a payer, a contract, and how both end", async () => {
    const prepayId = await presigned("CONTROL001", "controlCode1");
    const phone = { fill: { prepayId } };
    expect(await expectAnswer("getCashier", 200, phone)).toMatchObject({ actions: ["pay", "fail"] });
    expect(await expectAnswer("openCashier", 200, phone)).toMatchObject({ orderState: "NOTPAY" });
    await expectAnswer("act", 200, { fill: { prepayId, action: "pay" } });
    expect(await expectAnswer("act", 409, { fill: { prepayId, action: "pay" } })).toMatchObject({ rule: "order_paid" });
    await expectAnswer("act", 200, { fill: { prepayId, action: "agree" } });
    await expectAnswer("act", 404, { fill: { prepayId, action: "steal" } });
    for (const id of ["getCashier", "openCashier", "act"])
      await expectAnswer(id, 404, { fill: { prepayId: "wx0", action: "pay" } });
    const key = { mchid: sides.enrolment.mchid, contractCode: "controlCode1" };
    expect(await expectAnswer("getContract", 200, { fill: key })).toMatchObject({ state: "SIGNED" });
    const ended = await expectAnswer("terminateContract", 200, { fill: key, body: { mode: "SYSTEM_TERMINATE" } });
    expect(ended).toMatchObject({ state: "TERMINATED", terminationMode: "SYSTEM_TERMINATE" });
    await expectAnswer("terminateContract", 409, { fill: key });
    await expectAnswer("terminateContract", 400, { fill: key, body: { mode: "BY_ALIENS" } });
    const nobody = { fill: { ...key, contractCode: "nobody" } };
    for (const id of ["getContract", "terminateContract"]) await expectAnswer(id, 404, nobody);
    await expectAnswer("advanceClock", 200, { body: { ms: 0 } });
    const { deliveries } = await expectAnswer("listDeliveries", 200, { query: "?contractCode=controlCode1" });
    expect(deliveries.map(({ eventType, state }: Json) => [eventType, state])).toEqual([
      ["ENTRUST.TERMINATE", "delivered"],
      ["ENTRUST.SIGN", "delivered"],
      ["TRANSACTION.SUCCESS", "delivered"],
    ]);
    const detail = await expectAnswer("getDelivery", 200, { fill: { id: deliveries[0].id } });
    expect(detail.history).toMatchObject([{ number: 1, status: 204, outcome: "delivered", faults: [] }]);
    await expectAnswer("getDelivery", 404, { fill: { id: "dl_0" } });
    await expectAnswer("listDeliveries", 400, { query: "?limit=many" });
    await presigned("CONTROL002", "controlCode2");
    for (const [id, kind] of PAGED) {
      await expectAnswer(id, 400, { query: "?limit=0" });
      const { [kind]: whole, next: none } = await expectAnswer(id, 200);
      expect([whole.length > 0, none]).toEqual([true, null]);
      const paged: Json[] = [];
      for (let query = "?limit=1"; query !== ""; ) {
        const page = await expectAnswer(id, 200, { query });
        paged.push(...page[kind]);
        query = page.next === null ? "" : `?limit=1&before=${page.next}`;
      }
      expect(paged).toEqual(whole);
    }
  });

  test("merchants", async () => {
    const application = { public_key_pem: sides.keys.publicKeyPem, apiv3_key: "a".repeat(32), key_mode: "certificate" };
    const { merchant } = await expectAnswer("enrolMerchant", 200, { body: application });
    await expectAnswer("enrolMerchant", 400, { body: { ...application, apiv3_key: "short" } });
    const secret = { ...application, public_key_pem: sides.keys.privateKeyPem };
    const { message } = await expectAnswer("enrolMerchant", 400, { body: secret });
    expect([message.startsWith("public_key_pem"), message.includes("BEGIN")]).toEqual([true, false]);
    const fill = { mchid: merchant.mchid };
    await expectAnswer("switchKeyMode", 200, { fill, body: { key_mode: "grey" } });
    await expectAnswer("switchKeyMode", 400, { fill, body: { key_mode: "none" } });
    await expectAnswer("switchKeyMode", 404, { fill: { mchid: "0" }, body: { key_mode: "grey" } });
    const known = { mchid: merchant.mchid, key_mode: "grey", condition: "healthy" };
    expect(await expectAnswer("getMerchant", 200, { fill })).toEqual(known);
    const condition = "certificate_expired";
    const expired = await expectAnswer("setMerchantCondition", 200, { fill, body: { condition } });
    expect(expired).toEqual({ ...known, condition });
    expect(await expectAnswer("getMerchant", 200, { fill })).toEqual(expired);
    await expectAnswer("setMerchantCondition", 400, { fill, body: { condition: "asleep" } });
    await expectAnswer("setMerchantCondition", 404, { fill: { mchid: "0" }, body: { condition } });
    await expectAnswer("getMerchant", 404, { fill: { mchid: "0" } });
  });

  test("the battery, against an endpoint that acknowledges everything", async () => {
    const { cases } = await expectAnswer("listConformanceCases", 200);
    expect(cases.length).toBeGreaterThan(30);
    const { mchid } = sides.enrolment;
    const waiting: ServerResponse[] = [];
    let isOpen = false;
    const endpoint = createServer((_request, response) =>
      isOpen ? response.writeHead(204).end() : waiting.push(response),
    );
    await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/notify`;
    const wish = { url, mchid, only: ["forged_signature"] };
    const { run_id: id } = await expectAnswer("beginConformance", 200, { body: wish });
    await expectAnswer("beginConformance", 409, { body: wish });
    const read = () => expectAnswer("getConformance", 200, { fill: { id } });
    expect(await read()).toMatchObject({ state: "running", verdict: null, cases: [] });
    await expect.poll(() => waiting.length).toBe(1);
    isOpen = true;
    for (const response of waiting) response.writeHead(204).end();
    await expect.poll(async () => (await read()).state).toBe("finished");
    const verdicts = (await read()).cases.map((one: Json) => [one.id, one.verdict]);
    expect(verdicts).toEqual([
      ["valid", "pass"],
      ["forged_signature", "fail"],
    ]);
    await expectAnswer("beginConformance", 400, { body: { ...wish, url: "file:///etc/passwd" } });
    await expectAnswer("beginConformance", 400, { body: { ...wish, only: ["no_such_case"] } });
    await expectAnswer("beginConformance", 400, { body: { ...wish, url: `${wish.url}?a=b` } });
    await expectAnswer("beginConformance", 404, { body: { ...wish, mchid: "0" } });
    await expectAnswer("getConformance", 404, { fill: { id: "er_0" } });
    await expectAnswer("stopConformance", 404, { fill: { id: "er_0" } });
    await expectAnswer("stopConformance", 409, { fill: { id } });
    isOpen = false;
    const { run_id: stopped } = await expectAnswer("beginConformance", 200, { body: wish });
    await expectAnswer("stopConformance", 200, { fill: { id: stopped } });
    expect(await expectAnswer("getConformance", 200, { fill: { id: stopped } })).toMatchObject({ state: "stopped" });
    endpoint.closeAllConnections();
    endpoint.close();
  });

  test("an endpoint for those that have none", async () => {
    for (const status of [200, 204, 400, 401, 500, 502, 503]) {
      await expectAnswer("sink", status, { fill: { status: String(status) }, body: { any: "thing" } });
    }
    await expectAnswer("sink", 404, { fill: { status: "302" } });
  });

  test("what an inbox received, read on from where one stopped", async () => {
    const fill = { inbox: "in_both" };
    const body = '{"a": 1}\r\n';
    await send(
      {
        method: "POST",
        url: sides.notifyUrl,
        headers: [
          ["X-B", "2"],
          ["x-a", "1"],
        ],
        body,
      },
      { timeoutMs: 5000, maxBytes: 1000 },
    );
    const first = await expectAnswer("pullNotifications", 200, { fill });
    const last = first.items.at(-1);
    expect(Buffer.from(last.body_base64, "base64").toString()).toBe(body);
    expect(last.headers).toEqual(
      expect.arrayContaining([
        ["X-B", "2"],
        ["x-a", "1"],
      ]),
    );
    expect(last.cursor).toBe(first.cursor);
    const waiting = expectAnswer("pullNotifications", 200, { fill, query: `?after=${first.cursor}&wait_ms=4000` });
    const now = await expectAnswer("pullNotifications", 200, { fill, query: "?after=now" });
    expect(now.items).toEqual([]);
    await send(
      { method: "POST", url: sides.notifyUrl, headers: [], body: "next" },
      { timeoutMs: 5000, maxBytes: 1000 },
    );
    expect((await waiting).items).toHaveLength(1);
    await expectAnswer("pullNotifications", 400, { fill, query: "?after=x" });
    await expectAnswer("pullNotifications", 404, { fill: { inbox: "in_none" } });
    await expectAnswer("pullNotifications", 409, { fill, query: "?after=999999999.nt_1" });
  });

  test("the whole state, and nothing of it after a reset but the merchants", async () => {
    const state = await expectAnswer("getState", 200);
    for (const kind of ["orders", "sessions", "contracts", "deliveries", "received"]) {
      expect([kind, state[kind].length > 0]).toEqual([kind, true]);
    }
    await expectAnswer("getState", 400, { query: "?limit=0" });
    const { items, next } = await expectAnswer("listReceived", 200, { query: "?limit=1" });
    expect([items.length, next]).toEqual([1, items[0].id]);
    await expectAnswer("listReceived", 400, { query: "?limit=-1" });
    expect(await expectAnswer("reset", 200)).toMatchObject({ state: { mode: "real" } });
    const { clock: _clock, ...left } = await expectAnswer("getState", 200);
    expect(Object.values(left)).toEqual([[], [], [], [], [], []]);
    await presigned("CONTROL002", "controlCode2");
  });

  test("a body over 64 KB", async () => {
    const body = "x".repeat(65 * 1024);
    for (const route of described().filter(({ responses }) => responses["413"])) {
      const reply = await ask(route.method, route.path.replace("{status}", "204").replace(/[{}]/g, ""), body);
      expect([route.operationId, reply.status, faultsOf(route, reply)]).toEqual([route.operationId, 413, []]);
      answered.add(`${route.operationId} 413`);
    }
  });

  test("none was left out, of the statuses neither", () => {
    const told = described().flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
    const untold = told.filter((one) => !one.endsWith(" 403") && !answered.has(one));
    expect(untold).toEqual([]);
  });
});
