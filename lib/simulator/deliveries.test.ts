import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { CODE, deliveryWorld } from "@/lib/testing/delivery-world";
import { APIV3_KEY, placeOrder } from "@/lib/testing/simulated-world";
import { headerValue } from "@/lib/wechatpay/header";
import { startDispatcher, tick } from "./dispatcher";
import { LADDERS } from "./ladder";
import { getDelivery, listDeliveries, listOrders } from "./overview";
import { act, getCashier } from "./payer";

const given = deliveryWorld();
const { facts, paths, presigned, statuses } = given;

describe("what a merchant is told", () => {
  test("a payment and an agreement are told once each", async () => {
    const prepayId = await presigned();
    await act(prepayId, "pay", given.world.sim);
    expect(await getCashier(prepayId, given.world.sim)).toMatchObject({
      orderState: "SUCCESS",
      session: { state: "PROMPTED" },
      actions: ["agree", "decline", "close"],
    });
    await act(prepayId, "agree", given.world.sim);
    await tick(given.world.sim);
    expect(await tick(given.world.sim)).toBe(0);
    expect(paths()).toEqual(["/pay", "/sign"]);
    expect(await facts()).toEqual(
      expect.arrayContaining(["session_opened", "paid", "offered", "signed", "delivered", "delivered"]),
    );
  });

  test.each([
    ["decline", "DECLINED"],
    ["close", "CLOSED"],
  ] as const)("%s tells nothing of a contract", async (action, state) => {
    const prepayId = await presigned();
    await act(prepayId, "pay", given.world.sim);
    expect(await act(prepayId, action, given.world.sim)).toMatchObject({
      kind: "done",
      cashier: { session: { state } },
    });
    expect(await act(prepayId, "agree", given.world.sim)).toEqual({ kind: "refused", rule: "not_offered" });
    await tick(given.world.sim);
    expect(paths()).toEqual(["/pay"]);
  });

  test("a failed payment tells nothing at all", async () => {
    const prepayId = await presigned();
    await act(prepayId, "fail", given.world.sim);
    expect(await tick(given.world.sim)).toBe(0);
    expect(await facts()).toEqual(["session_opened", "payment_failed"]);
  });

  test("a session that ran out tells nothing, and the phone offers nothing", async () => {
    const prepayId = await presigned();
    await act(prepayId, "pay", given.world.sim);
    await tick(given.world.sim);
    given.world.clock.advance(2 * 3_600_000);
    expect(await getCashier(prepayId, given.world.sim)).toMatchObject({ session: { state: "EXPIRED" }, actions: [] });
    expect(await act(prepayId, "agree", given.world.sim)).toEqual({ kind: "refused", rule: "session_expired" });
    await tick(given.world.sim);
    expect(paths()).toEqual(["/pay"]);
  });

  test("a phone for a prepay_id that nobody made is null, and acting on it is refused", async () => {
    expect(await getCashier("wx0", given.world.sim)).toBeNull();
    expect(await act("wx0", "pay", given.world.sim)).toEqual({ kind: "refused", rule: "prepay_unknown" });
  });
});

describe("a delivery", () => {
  test("has the headers of real traffic, and every attempt signs the same bytes afresh", async () => {
    statuses.push(500);
    await act(await presigned(), "pay", given.world.sim);
    await tick(given.world.sim);
    given.world.clock.advance(15_000);
    given.world.wireClock.advance(15_000);
    await tick(given.world.sim);
    const [first, second] = given.endpoint.received;
    if (!first || !second) throw new Error("two attempts were expected");
    const names = first.headers
      .map(([name]) => name)
      .filter((name) => !/^(Host|Content-Length|Connection)$/.test(name));
    expect(names).toEqual([
      "Content-Type",
      "Wechatpay-Timestamp",
      "Wechatpay-Nonce",
      "Wechatpay-Signature",
      "Wechatpay-Serial",
      "Wechatpay-Signature-Type",
      "Request-ID",
    ]);
    expect(headerValue(first.headers, "Wechatpay-Nonce")).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(second.body).toEqual(first.body);
    for (const name of ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature"]) {
      expect(headerValue(second.headers, name)).not.toBe(headerValue(first.headers, name));
    }
    expect(JSON.parse(Buffer.from(first.body).toString()).id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test("follows the general ladder of 15 resends, then is given up", async () => {
    statuses.push(...Array.from({ length: 20 }, () => 503));
    await act(await presigned(), "pay", given.world.sim);
    expect(await tick(given.world.sim)).toBe(1);
    for (const pauseMs of LADDERS.general) {
      given.world.clock.advance(pauseMs - 1);
      expect(await tick(given.world.sim)).toBe(0);
      given.world.clock.advance(1);
      expect(await tick(given.world.sim)).toBe(1);
    }
    given.world.clock.advance(30 * 24 * 3_600_000);
    expect(await tick(given.world.sim)).toBe(0);
    expect(await listDeliveries(given.world.sim, { limit: 10 })).toMatchObject([
      { state: "given_up", attempts: 16, dueAtMs: null, lastStatus: 503, lastOutcome: "refused" },
    ]);
    expect(LADDERS.general.reduce((sum, ms) => sum + ms, 0)).toBe((24 * 60 + 4) * 60_000);
  });

  test.each([
    [200, "delivered"],
    [204, "delivered"],
    [201, "pending"],
    [302, "pending"],
    [401, "pending"],
  ] as const)("answered %i is %s", async (status, state) => {
    statuses.push(status);
    await act(await presigned(), "pay", given.world.sim);
    await tick(given.world.sim);
    const [row] = await listDeliveries(given.world.sim, { limit: 1 });
    expect(row).toMatchObject({ state, attempts: 1, lastStatus: status });
    const detail = await getDelivery(row?.id ?? "", given.world.sim);
    expect(detail?.history).toMatchObject([
      { number: 1, status, outcome: state === "delivered" ? "delivered" : "refused" },
    ]);
  });

  test("that nobody answers in five seconds is a failure with its reason", async () => {
    const sim = {
      ...given.world.sim,
      send: async () => ({ kind: "failure" as const, code: "TIMEOUT", message: "slow", tookMs: 5000 }),
    };
    await act(await presigned(), "pay", given.world.sim);
    await tick(sim);
    expect(await listDeliveries(sim, { limit: 1 })).toMatchObject([
      { state: "pending", lastStatus: null, lastOutcome: "timeout" },
    ]);
  });

  test("is taken by one of several dispatchers alone, and again by another when its holder died", async () => {
    await act(await presigned(), "pay", given.world.sim);
    const died = { ...given.world.sim, send: () => new Promise<never>(() => {}) };
    void tick(died);
    await expect
      .poll(
        async () =>
          (await given.world.store.db.selectFrom("sim_delivery").select("claimed_until").executeTakeFirst())
            ?.claimed_until,
      )
      .toBeGreaterThan(0);
    expect(await tick(given.world.sim)).toBe(0);
    given.world.wireClock.advance(16_000);
    expect(await tick(given.world.sim)).toBe(1);
  });
});

test("a 200 counts however much follows it; what is kept is its beginning", async () => {
  const wordy = createServer((_request, response) => void response.end("x".repeat(200_000)));
  await new Promise<void>((resolve) => wordy.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(wordy.address() as AddressInfo).port}`;
  const prepayId = await placeOrder(given.world, { notify_url: `${url}/pay` });
  await act(prepayId, "pay", given.world.sim);
  await tick(given.world.sim);
  const [row] = await listDeliveries(given.world.sim, { limit: 1 });
  expect(row).toMatchObject({ state: "delivered", lastStatus: 200 });
  const detail = await getDelivery(row?.id ?? "", given.world.sim);
  expect(detail?.history[0]?.replyText).toHaveLength(64 * 1024);
  await new Promise((resolve) => wordy.close(resolve));
});

test("a running dispatcher delivers at once, without anyone calling it", async () => {
  const dispatcher = startDispatcher(given.world.sim);
  const prepayId = await presigned();
  await act(prepayId, "pay", given.world.sim);
  await act(prepayId, "agree", given.world.sim);
  await expect.poll(paths).toEqual(["/pay", "/sign"]);
  await dispatcher.stop();
  expect(await listOrders(given.world.sim, { limit: 5 })).toMatchObject([
    { prepayId, orderState: "SUCCESS", sessionState: "SIGNED", contractCode: CODE },
  ]);
});

test("what was due when the process ended is delivered by the next one", async () => {
  await act(await presigned(), "pay", given.world.sim);
  const dispatcher = startDispatcher(given.world.sim);
  await expect.poll(paths).toEqual(["/pay"]);
  await dispatcher.stop();
});

test("every act is told to the feed after its commit", async () => {
  const told: string[] = [];
  const prepayId = await presigned();
  const unsubscribe = given.world.store.feed.subscribe(({ kind, id }) => told.push(`${kind} ${id.slice(0, 3)}`));
  await act(prepayId, "pay", given.world.sim);
  unsubscribe();
  expect(told).toEqual([`order ${prepayId.slice(0, 3)}`, `contract ${CODE.slice(0, 3)}`, "delivery dl_"]);
});

test("neither a row nor a log line of the platform holds a key in the clear", async () => {
  await act(await presigned(), "pay", given.world.sim);
  await tick({ ...given.world.sim, send: () => Promise.reject(new Error("no such luck")) });
  const logged = inspect(given.world.logged, { depth: 10 });
  expect(logged).toContain("no such luck");
  const { readFileSync, readdirSync } = await import("node:fs");
  const files = readdirSync(given.world.dataDir).filter((name) => name.startsWith("qianyue.sqlite"));
  const bytes = files.map((name) => readFileSync(`${given.world.dataDir}/${name}`).toString("latin1")).join("");
  expect(bytes).toContain(given.world.enrolment.mchid);
  for (const text of [bytes, logged]) {
    expect(text).not.toContain("PRIVATE KEY");
    expect(text).not.toContain(APIV3_KEY);
  }
});
