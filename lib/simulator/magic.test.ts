import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  ORDER_PATH,
  orderBody,
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  signedCall,
  type TestWorld,
  testEndpoint,
  testWorld,
} from "@/lib/testing/simulated-world";
import { advance } from "./clock";
import { actByMagic, openCashier } from "./magic";
import { act, getCashier } from "./payer";

let world: TestWorld;
let endpoint: Awaited<ReturnType<typeof testEndpoint>>;
beforeEach(async () => {
  world = await testWorld();
  endpoint = await testEndpoint();
});
afterEach(async () => {
  await endpoint.close();
  await world.close();
});

async function presigned(account: string): Promise<string> {
  const prepayId = await placeOrder(world, { notify_url: `${endpoint.url}/pay` });
  const change = { contract_display_account: account, notify_url: `${endpoint.url}/sign` };
  const reply = await signedCall(world, PRESIGN_PATH, JSON.stringify(presignBody(world.enrolment, prepayId, change)));
  expect(reply.status).toBe(200);
  return prepayId;
}

const told = async () => {
  await advance(0, world.sim);
  return endpoint.received.map(({ path }) => path).sort();
};

describe("a display account decides what the payer does", () => {
  const OUTCOMES = [
    ["AGREE", "SUCCESS", "SIGNED", ["/pay", "/sign"]],
    ["DECLINE", "SUCCESS", "DECLINED", ["/pay"]],
    ["CLOSE", "SUCCESS", "CLOSED", ["/pay"]],
    ["PAY_FAIL", "NOTPAY", "ACTIVE", []],
  ] as const;

  test.each(OUTCOMES)(
    "%s: once paid the order is %s and the session %s",
    async (account, orderState, state, notices) => {
      const acted = await actByMagic(await presigned(account), "pay", world.sim);
      expect(acted).toMatchObject({ kind: "done", cashier: { orderState, session: { state } } });
      expect(await told()).toEqual(notices);
    },
  );

  test.each(OUTCOMES)(
    "%s: the same as soon as the phone is opened, and only once",
    async (account, orderState, state, notices) => {
      const prepayId = await presigned(account);
      await openCashier(prepayId, world.sim);
      expect(await openCashier(prepayId, world.sim)).toMatchObject({ orderState, session: { state } });
      expect(await told()).toEqual(notices);
    },
  );

  test("any other name leaves everything to the payer", async () => {
    const prepayId = await presigned("agree");
    expect(await openCashier(prepayId, world.sim)).toMatchObject({ orderState: "NOTPAY" });
    await actByMagic(prepayId, "pay", world.sim);
    expect(await getCashier(prepayId, world.sim)).toMatchObject({ session: { state: "PROMPTED" } });
  });

  test("EXPIRE: the session is over at once, and no offer follows the payment", async () => {
    const prepayId = await presigned("EXPIRE");
    expect(await getCashier(prepayId, world.sim)).toMatchObject({ session: { state: "EXPIRED" } });
    await act(prepayId, "pay", world.sim);
    expect(await act(prepayId, "agree", world.sim)).toMatchObject({ kind: "refused" });
    expect(await told()).toEqual(["/pay"]);
  });
});

test("an openid decides as a display account does", async () => {
  const prepayId = await placeOrder(world, { payer: { sp_openid: "PAY_FAIL" } });
  expect(await actByMagic(prepayId, "pay", world.sim)).toMatchObject({ cashier: { orderState: "NOTPAY" } });
});

test("EXPIRE as the openid of an order ends the session that is opened on it at once", async () => {
  const prepayId = await placeOrder(world, { payer: { sp_openid: "EXPIRE" } });
  const body = presignBody(world.enrolment, prepayId, { sp_openid: "EXPIRE" });
  const { sp_openid, ...withSubOnly } = { ...body, sub_openid: world.enrolment.subOpenid };
  expect((await signedCall(world, PRESIGN_PATH, JSON.stringify(withSubOnly))).status).toBe(200);
  expect(await getCashier(prepayId, world.sim)).toMatchObject({ session: { state: "EXPIRED" } });
});

test.each([
  ["NO_AUTH", 403, "NO_AUTH"],
  ["SYSTEM_ERROR", 500, "SYSTEM_ERROR"],
  ["FREQUENCY_LIMITED", 429, "FREQUENCY_LIMITED"],
])("%s answers the call with %i, and nothing is carried out", async (value, status, code) => {
  const order = await signedCall(
    world,
    ORDER_PATH,
    JSON.stringify(orderBody(world.enrolment, { payer: { sp_openid: value } })),
  );
  expect([order.status, ((await order.json()) as { code: string }).code]).toEqual([status, code]);
  expect(await world.store.db.selectFrom("sim_order").select("prepay_id").execute()).toEqual([]);
  const prepayId = await placeOrder(world);
  const body = presignBody(world.enrolment, prepayId, { contract_display_account: value });
  expect((await signedCall(world, PRESIGN_PATH, JSON.stringify(body))).status).toBe(status);
  expect(await getCashier(prepayId, world.sim)).toMatchObject({ session: null });
});

test("a magic value opens no door: a broken signature and a broken rule are refused as ever", async () => {
  const body = JSON.stringify(orderBody(world.enrolment, { payer: { sp_openid: "NO_AUTH" }, amount: { total: 0 } }));
  expect((await signedCall(world, ORDER_PATH, body)).status).toBe(400);
  const forged = await world.platform(new Request(`http://localhost${ORDER_PATH}`, { method: "POST", body }));
  expect([400, 401]).toContain(forged.status);
});
