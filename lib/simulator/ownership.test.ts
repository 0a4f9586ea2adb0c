import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callOperation, contractPath, signContract } from "@/lib/testing/family";
import {
  APIV3_KEY,
  orderBody,
  placeOrder,
  presignBody,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { changeMerchant } from "./change-merchant";
import { enrol } from "./enrol";
import { switchKeyMode } from "./key-mode";
import { openCashier } from "./magic";
import { act } from "./payer";
import { orderByPrepayId } from "./store";

let world: TestWorld;
/** The same platform, as another service provider calls it. */
let other: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  const enrolment = await enrol({ publicKeyPem: world.keys.publicKeyPem, apiv3Key: APIV3_KEY }, world.sim);
  other = { ...world, enrolment };
});
afterAll(() => world.close());

const ordersOf = (one: TestWorld, outTradeNo: string) =>
  callOperation(one, "partner-order-query", {
    path: { out_trade_no: outTradeNo },
    query: { sp_mchid: one.enrolment.mchid, sub_mchid: one.enrolment.subMchid },
  });

let count = 0;

describe("what another merchant has is not there", () => {
  test("a contract, of the same code and even of the same service", async () => {
    await signContract(world, "owned1");
    const { serviceId } = world.enrolment;
    const path = { service_id: String(serviceId), out_contract_code: "owned1" };
    expect((await callOperation(world, "contract-query", { path })).status).toBe(200);
    expect((await callOperation(other, "contract-query", { path })).status).toBe(404);
    const body = { contract_termination_remark: "r" };
    expect((await callOperation(other, "contract-terminate", { path, body })).status).toBe(404);
    await signContract(other, "owned1");
    const { body: own } = await callOperation(other, "contract-query", contractPath(other, "owned1"));
    expect(own).toMatchObject({ mchid: other.enrolment.mchid });
  });

  test("an order, of the same number", async () => {
    await placeOrder(world, { out_trade_no: "OWNED1" });
    expect((await ordersOf(other, "OWNED1")).code).toBe("ORDER_NOT_EXIST");
    await placeOrder(other, { out_trade_no: "OWNED1" });
    expect((await ordersOf(other, "OWNED1")).body).toMatchObject({ sp_mchid: other.enrolment.mchid });
  });

  test("a contract to pay with, nor one of another sub-merchant", async () => {
    const paying = async (one: TestWorld, contractId: string, change: Record<string, unknown> = {}) => {
      const info = { contract_info: { password_free_contract_id: contractId } };
      const out_trade_no = `PAYING${++count}`;
      const body = { ...orderBody(one.enrolment, { out_trade_no, ...change }), ...info };
      return (await callOperation(one, "partner-jsapi-with-contract", { body })).body.message;
    };
    const foreign = await signContract(other, "paying1", { sp_openid: "o-anybody" });
    const payer = { sp_openid: "o-anybody" };
    expect(await paying(world, foreign, { payer })).toBe("免密支付协议不存在");
    expect(await paying(other, foreign, { payer })).toBeUndefined();
    const { mchid, subMchid } = other.enrolment;
    const row = await other.store.db
      .selectFrom("sim_merchant")
      .select("details")
      .where("mchid", "=", mchid)
      .executeTakeFirstOrThrow();
    const details = JSON.parse(row.details);
    const second = { ...details.subMerchants[0], mchid: "1699999999" };
    await changeMerchant(mchid, { subMerchants: [...details.subMerchants, second] }, other.sim);
    expect(subMchid).not.toBe(second.mchid);
    expect(await paying(other, foreign, { payer, sub_mchid: second.mchid })).toBe("免密支付协议与商户或用户不匹配");
  });
});

describe("the gateway", () => {
  test("looks at Wechatpay-Serial before the parameters, and takes no serial that is not its own in any mode", async () => {
    const headers = { "Wechatpay-Serial": "7132D72A03E93CDDF8C03BBD1F37EEDF00000000" };
    for (const mode of ["public_key", "certificate", "grey"] as const) {
      await switchKeyMode(world.enrolment.mchid, mode, world.sim);
      const reply = await callOperation(world, "partner-jsapi-order", { body: {}, headers });
      expect([mode, reply.body.message]).toEqual([mode, "平台证书序列号Wechatpay-Serial错误"]);
    }
    await switchKeyMode(world.enrolment.mchid, "public_key", world.sim);
  });
});

describe("a pre-sign", () => {
  const ask = (prepayId: string, change: Record<string, unknown>) =>
    callOperation(world, "service-provider-pay-redirect-sign", {
      body: presignBody(world.enrolment, prepayId, change),
    });

  test("finds a closed order closed, and no other payer's of the sub-merchant's AppID", async () => {
    const { mchid: sp_mchid, subMchid: sub_mchid, subAppid: sub_appid } = world.enrolment;
    const closed = await placeOrder(world, { out_trade_no: "CLOSED99" });
    await callOperation(world, "partner-order-close", {
      path: { out_trade_no: "CLOSED99" },
      body: { sp_mchid, sub_mchid },
    });
    expect((await ask(closed, { out_contract_code: "closed99" })).code).toBe("ORDER_CLOSED");
    const payer = { sub_openid: "o-sub-payer" };
    const theirs = await placeOrder(world, { out_trade_no: "SUBPAYER", sub_appid, payer });
    const change = { out_contract_code: "subpayer", sp_openid: undefined };
    expect((await ask(theirs, { ...change, sub_openid: "o-sub-another" })).body.message).toBe(
      "prepay_id与用户标识不匹配",
    );
    expect((await ask(theirs, { ...change, ...payer })).status).toBe(200);
  });

  test("that names the sub-merchant's openid only is told of under the openid that the order was placed with", async () => {
    const payer = { sp_openid: "o-order-payer" };
    const prepayId = await placeOrder(world, { out_trade_no: "ORDERPAYER", payer });
    const change = { out_contract_code: "orderpayer", sp_openid: undefined, sub_openid: "o-sub-unknown" };
    expect((await ask(prepayId, change)).status).toBe(200);
    await act(prepayId, "pay", world.sim);
    await act(prepayId, "agree", world.sim);
    const { body } = await callOperation(world, "contract-query", contractPath(world, "orderpayer"));
    expect(body).toMatchObject({ openid: "o-order-payer", sub_openid: "o-sub-unknown" });
  });
});

test("a payer whose payment fails by a magic value fails once, however often the phone is opened", async () => {
  const prepayId = await placeOrder(world, { out_trade_no: "FAILSONCE", payer: { sp_openid: "PAY_FAIL" } });
  for (let time = 0; time < 3; time++) await openCashier(prepayId, world.sim);
  const order = await orderByPrepayId(world.store.db, prepayId);
  expect(order?.facts.map(({ event }) => event)).toEqual(["payment_failed"]);
});
