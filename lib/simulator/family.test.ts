import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callOperation, contractPath, miniProgramBody, signContract } from "@/lib/testing/family";
import {
  orderBody,
  placeOrder,
  presignBody,
  requestTo,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { switchKeyMode } from "./key-mode";
import { listContracts, listSessions } from "./overview";
import { act, getCashier } from "./payer";
import { reset } from "./reset";
import { terminate } from "./termination";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => reset(world.sim).then(() => world.clock.turn({ mode: "frozen", atMs: world.wireClock.now() })));

const HOUR = 3_600_000;
const paths = (outTradeNo: string) => ({ path: { out_trade_no: outTradeNo } });
const merchants = () => ({ sp_mchid: world.enrolment.mchid, sub_mchid: world.enrolment.subMchid });

describe("a path", () => {
  test("fits its template alone: one segment more, less or empty is an empty 404, another method an empty 405", async () => {
    const base = "/v3/password-exempt-contract/contracts/service-id/1/out-contract-code";
    const answered = async (path: string, method: string) => {
      const reply = await world.platform(requestTo({ path, body: "", method }, {}));
      return [reply.status, await reply.text()];
    };
    expect(await answered(`${base}/a/b`, "GET")).toEqual([404, ""]);
    expect(await answered(`${base}/`, "GET")).toEqual([404, ""]);
    expect(await answered(base, "GET")).toEqual([404, ""]);
    expect(await answered(`${base}/a`, "POST")).toEqual([405, ""]);
    expect(await answered(`${base}/a/terminate`, "GET")).toEqual([405, ""]);
  });

  test("field that breaks its rule is told with uri_template, and its length in bytes", async () => {
    const long = "x".repeat(35);
    const reply = await callOperation(world, "partner-order-query", { ...paths(long), query: merchants() });
    expect(reply.status).toBe(400);
    expect(reply.body).toEqual({
      code: "PARAM_ERROR",
      detail: { location: "uri_template", value: 35 },
      message: "输入源“/uri_template/out_trade_no”映射到值字段“商户订单号”字符串规则校验失败，字节数 35，大于最大值 32",
    });
  });

  test("an order's number is counted in bytes in a body too", async () => {
    const body = orderBody(world.enrolment, { out_trade_no: "abc" });
    const reply = await callOperation(world, "partner-jsapi-order", { body });
    expect(reply.body).toEqual({
      code: "PARAM_ERROR",
      detail: { location: "body", value: 3 },
      message: "输入源“/body/out_trade_no”映射到值字段“商户订单号”字符串规则校验失败，字节数 3，小于最小值 6",
    });
  });

  test("service_id that is no number is told as no 64-bit integer", async () => {
    const sent = { path: { service_id: "abc", out_contract_code: "C1" } };
    const reply = await callOperation(world, "contract-query", sent);
    expect([reply.status, reply.code]).toEqual([400, "PARAM_ERROR"]);
    expect(reply.body.message).toContain("/uri_template/service_id");
  });

  test("query that lacks a member is told with its pointer", async () => {
    const reply = await callOperation(world, "partner-order-query", paths("T20260301000001"));
    expect(reply.body.message).toContain("/query/sp_mchid");
  });
});

describe("an order", () => {
  test("that is not the caller's, or not of that sub-merchant, is not told", async () => {
    await placeOrder(world);
    const ask = (number: string, query: Record<string, string>) =>
      callOperation(world, "partner-order-query", { ...paths(number), query });
    expect(await ask("NOTHING0001", merchants())).toMatchObject({ status: 404, code: "ORDER_NOT_EXIST" });
    const other = { ...merchants(), sub_mchid: "1900000109" };
    expect(await ask("T20260301000001", other)).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    const stranger = { ...merchants(), sp_mchid: "1900000100" };
    expect(await ask("T20260301000001", stranger)).toMatchObject({ status: 400, code: "PARAM_ERROR" });
    const direct = await callOperation(world, "order-query", {
      ...paths("T20260301000001"),
      query: { mchid: world.enrolment.mchid },
    });
    expect(direct).toMatchObject({ status: 404, code: "ORDER_NOT_EXIST" });
  });

  test("that is paid cannot be closed, and one that is closed cannot be paid", async () => {
    const [paid, closed] = [await placeOrder(world), await placeOrder(world, { out_trade_no: "CLOSING0001" })];
    await act(paid, "pay", world.sim);
    const close = (number: string) =>
      callOperation(world, "partner-order-close", { ...paths(number), body: merchants() });
    expect(await close("T20260301000001")).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    expect((await close("CLOSING0001")).status).toBe(204);
    expect(await act(closed, "pay", world.sim)).toEqual({ kind: "refused", rule: "order_closed" });
    expect(await close("NOTHING0001")).toMatchObject({ status: 404, code: "ORDER_NOT_EXIST" });
  });

  test("tells its payment in the query only once it is paid", async () => {
    const prepayId = await placeOrder(world, { attach: "note" });
    const ask = () => callOperation(world, "partner-order-query", { ...paths("T20260301000001"), query: merchants() });
    expect(Object.keys((await ask()).body)).toEqual([
      ...["sp_appid", "sp_mchid", "sub_mchid", "out_trade_no", "trade_state", "trade_state_desc", "payer", "amount"],
    ]);
    await act(prepayId, "pay", world.sim);
    expect((await ask()).body).toMatchObject({
      trade_state: "SUCCESS",
      attach: "note",
      success_time: expect.any(String),
    });
  });

  test("paid with a contract needs a signed one of the same merchant and payer", async () => {
    const contractId = await signContract(world, "Paying1");
    const ask = (id: string, change: Record<string, unknown> = {}) =>
      callOperation(world, "partner-jsapi-with-contract", {
        body: {
          ...orderBody(world.enrolment, {
            out_trade_no: `PAY${Math.abs(hash(id + JSON.stringify(change)))}`,
            ...change,
          }),
          contract_info: { password_free_contract_id: id },
        },
      });
    expect((await ask(contractId)).status).toBe(200);
    expect((await ask("201710180325670965")).body.message).toBe("免密支付协议不存在");
    expect((await ask(contractId, { payer: { sp_openid: "o-new" } })).body.message).toBe(
      "免密支付协议与商户或用户不匹配",
    );
    const { mchid, serviceId } = world.enrolment;
    await terminate({ mchid, serviceId, contractCode: "Paying1", mode: "USER_TERMINATE", remark: null }, world.sim);
    expect((await ask(contractId, { description: "again" })).body.message).toBe("免密支付协议已解约");
  });
});

describe("a mini program's session", () => {
  test("is signed without a payment, within two hours, and then is over", async () => {
    const ask = async (code: string) => {
      const { body } = await callOperation(world, "service-provider-mini-program", {
        body: miniProgramBody(world, code),
      });
      return String(body.pre_entrustweb_id);
    };
    const [early, late] = [await ask("Mini1"), await ask("Mini2")];
    expect(early).toMatch(/^[0-9A-Za-z]{29}$/);
    expect(await getCashier(early, world.sim)).toMatchObject({
      orderState: null,
      actions: ["agree", "decline", "close"],
    });
    world.clock.advance(2 * HOUR - 1);
    expect((await act(early, "agree", world.sim)).kind).toBe("done");
    world.clock.advance(1);
    expect(await act(late, "agree", world.sim)).toEqual({ kind: "refused", rule: "session_expired" });
    expect(await act(early, "agree", world.sim)).toEqual({ kind: "refused", rule: "not_offered" });
    expect(await act(early, "pay", world.sim)).toEqual({ kind: "refused", rule: "prepay_unknown" });
  });
});

describe("a contract", () => {
  const query = (code: string) => callOperation(world, "contract-query", contractPath(world, code));

  test("is not found before it is signed, nor under another service", async () => {
    const prepayId = await placeOrder(world);
    const body = presignBody(world.enrolment, prepayId, { out_contract_code: "Before1" });
    await callOperation(world, "service-provider-pay-redirect-sign", { body });
    expect(await query("Before1")).toMatchObject({ status: 404, code: "RESOURCE_NOT_EXISTS" });
    await act(prepayId, "pay", world.sim);
    await act(prepayId, "agree", world.sim);
    expect(await query("Before1")).toMatchObject({ status: 200, body: { contract_state: "SIGNED" } });
    const other = { path: { service_id: "1", out_contract_code: "Before1" } };
    expect((await callOperation(world, "contract-query", other)).status).toBe(404);
  });

  test("names the payer under the main AppID also when only the sub-merchant's openid was sent", async () => {
    const { subOpenid, spOpenid } = world.enrolment;
    await signContract(world, "Payer1", { sp_openid: undefined, sub_openid: subOpenid });
    expect((await query("Payer1")).body).toMatchObject({ openid: spOpenid, sub_openid: subOpenid });
    await signContract(world, "Payer2", { sp_openid: undefined, sub_openid: "o-new-sub" });
    const { openid } = (await query("Payer2")).body;
    expect(openid).toMatch(/^o[\w-]{27}$/);
  });

  test("that is terminated tells how, when and with which remark, and never frees its code", async () => {
    await signContract(world, "Ended1");
    world.clock.advance(HOUR);
    const sent = { ...contractPath(world, "Ended1"), body: { contract_termination_remark: "签约信息有误" } };
    expect((await callOperation(world, "contract-terminate", sent)).status).toBe(200);
    expect((await query("Ended1")).body).toMatchObject({
      contract_state: "TERMINATED",
      contract_terminate_info: {
        contract_termination_mode: "MCH_API_TERMINATE",
        contract_terminated_time: "2026-03-01T17:00:00+08:00",
        contract_termination_remark: "签约信息有误",
      },
    });
    const again = await callOperation(world, "service-provider-mini-program", {
      body: miniProgramBody(world, "Ended1"),
    });
    expect([again.status, again.body.message]).toEqual([400, "商户签约协议号已签约，不可重复使用"]);
  });
});

describe("the self-test", () => {
  const echo = (body: object, serial: string | undefined) =>
    callOperation(world, "security-echo", { body, headers: { "Wechatpay-Serial": serial } });

  test("needs the header that names a key of the platform, and one that is", async () => {
    expect((await echo({ echo_message: "a" }, undefined)).body).toEqual({
      code: "PARAM_ERROR",
      message: "HTTP header缺少微信支付平台证书序列号(Wechatpay-Serial)",
    });
    expect((await echo({ echo_message: "a" }, "PUB_KEY_ID_0")).body).toEqual({
      code: "PARAM_ERROR",
      message: "平台证书序列号Wechatpay-Serial错误",
    });
    expect((await echo({ echo_message: "a" }, world.enrolment.publicKeyId)).body).toEqual({ echo_message: "a" });
  });

  test("refuses what was not encrypted for the key that it names", async () => {
    const sent = { echo_message: "a", encrypted_echo_message: Buffer.alloc(256, 1).toString("base64") };
    expect(await echo(sent, world.enrolment.publicKeyId)).toMatchObject({ status: 400, code: "PARAM_ERROR" });
  });
});

describe("a merchant's key mode", () => {
  const signedBy = async (serial: string | undefined) => {
    const sent = { body: miniProgramBody(world, "Mode1"), headers: { "Wechatpay-Serial": serial } };
    const { status, headers } = await callOperation(world, "service-provider-mini-program", sent);
    return [status, headers.get("wechatpay-serial")];
  };

  test("decides with which key a reply is signed: its own, the certificate until the switch, or the one that is named", async () => {
    const { mchid, publicKeyId, platformSerial } = world.enrolment;
    expect([await signedBy(undefined), await signedBy(publicKeyId), await signedBy(platformSerial)]).toEqual([
      [200, publicKeyId],
      [200, publicKeyId],
      [400, null],
    ]);
    await switchKeyMode(mchid, "certificate", world.sim);
    expect([await signedBy(undefined), await signedBy(publicKeyId)]).toEqual([
      [200, platformSerial],
      [200, platformSerial],
    ]);
    await switchKeyMode(mchid, "grey", world.sim);
    expect([await signedBy(undefined), await signedBy(publicKeyId), await signedBy(platformSerial)]).toEqual([
      [200, platformSerial],
      [200, publicKeyId],
      [200, platformSerial],
    ]);
    await switchKeyMode(mchid, "public_key", world.sim);
    expect(await switchKeyMode("1900000109", "grey", world.sim)).toBe(false);
  });

  test("decides whether there are certificates, and there is none for SM2", async () => {
    const { mchid } = world.enrolment;
    const download = (type: string) => callOperation(world, "certificates", { query: { algorithm_type: type } });
    expect(await download("RSA")).toMatchObject({ status: 404, code: "RESOURCE_NOT_EXISTS" });
    await switchKeyMode(mchid, "certificate", world.sim);
    expect([(await download("RSA")).status, (await download("ALL")).status, (await download("SM2")).status]).toEqual([
      200, 200, 404,
    ]);
    expect((await download("DSA")).body.message).toContain("/query/algorithm_type");
    await switchKeyMode(mchid, "public_key", world.sim);
  });
});

test("a reset empties the platform and keeps its merchants, keys and settings", async () => {
  await signContract(world, "Gone1");
  await reset(world.sim);
  expect(await listContracts(world.sim, { limit: 1 })).toEqual([]);
  expect(await listSessions(world.sim, { limit: 1 })).toEqual([]);
  await signContract(world, "Gone1");
  expect(await listContracts(world.sim, { limit: 5 })).toHaveLength(1);
});

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}
