import { describe, expect, test } from "vitest";
import { callOperation, contractPath, miniProgramBody, signContract } from "@/lib/testing/family";
import { settingsWorld } from "@/lib/testing/settings-world";
import { ORDER_PATH, orderBody, PRESIGN_PATH, placeOrder, presignBody, requestTo } from "@/lib/testing/simulated-world";
import { act } from "./payer";
import { readSettings, writeSetting } from "./settings";

const { world, choose, fresh } = await settingsWorld();

async function unsigned(path: string) {
  const reply = await world.platform(requestTo({ path, body: "{}" }, { Accept: "*/*", "User-Agent": "t" }));
  const { message } = (await reply.json()) as { message: string };
  return [reply.status, message, reply.headers.has("request-id")];
}

const STANDARD = [401, "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》", true];
const TRANSACTIONS = [401, "签名信息错误，验签失败", false];

describe("a setting", () => {
  test("holds from the next call on, for every copy of the module, and cannot have a value that it does not offer", async () => {
    await choose("ladder", "campus");
    expect((await readSettings(world.sim)).ladder).toBe("campus");
    expect(await writeSetting("ladder", "daily", world.sim)).toBe("invalid");
    expect(await writeSetting("openEveryMode", "yes", world.sim)).toBe("invalid");
    expect(await writeSetting("terminateUrl", "ftp://a/", world.sim)).toBe("invalid");
    for (const url of ["http://[", "https://:99999/", "http://x:y:z", "http://a/?b", "http://a/#b", "http://a /"]) {
      expect([url, await writeSetting("terminateUrl", url, world.sim)]).toEqual([url, "invalid"]);
    }
    for (const url of ["https://a.cn/b", "http://a.cn:8080/b", "http://[::1]:3001/b", ""]) {
      expect([url, await writeSetting("terminateUrl", url, world.sim)]).toEqual([url, "written"]);
    }
    expect(await writeSetting("nothing", true, world.sim)).toBe("invalid");
    expect((await readSettings(world.sim)).ladder).toBe("campus");
  });

  test.each([
    ["gatewayContract", PRESIGN_PATH, "standard"],
    ["gatewayTransactions", "/v3/pay/transactions/jsapi", "transactions"],
    ["gatewayPartnerTransactions", ORDER_PATH, "transactions"],
    ["gatewayPlatform", "/v3/security/echo", "standard"],
  ] as const)("%s decides the texts of a 401, and whether it has a Request-ID, at %s", async (id, path, initial) => {
    const [before, after] = initial === "standard" ? [STANDARD, TRANSACTIONS] : [TRANSACTIONS, STANDARD];
    expect(await unsigned(path)).toEqual(before);
    await choose(id, initial === "standard" ? "transactions" : "standard");
    expect(await unsigned(path)).toEqual(after);
  });

  test("signedErrors decides whether a 403 is signed", async () => {
    const ask = () =>
      callOperation(world, "service-provider-mini-program", { body: miniProgramBody(world, "E1", { service_id: 1 }) });
    const isSigned = async () => (await ask()).headers.has("wechatpay-signature");
    expect([(await ask()).status, await isSigned()]).toEqual([403, false]);
    await choose("signedErrors", "business");
    expect(await isSigned()).toBe(true);
  });

  test("openEveryMode decides whether a service provider may call the other modes", async () => {
    const { spAppid: appid, spOpenid: openid } = world.enrolment;
    const { sp_appid, sp_openid, sub_mchid, sub_appid, ...rest } = miniProgramBody(world, fresh("Mode"));
    const ask = () => callOperation(world, "normal-mini-program", { body: { appid, openid, ...rest } });
    expect((await ask()).status).toBe(200);
    await choose("openEveryMode", false);
    expect(await ask()).toMatchObject({ status: 403, code: "NO_AUTH" });
  });

  test("acceptUnknownOpenid decides whether an openid never seen is a payer", async () => {
    const ask = () =>
      callOperation(world, "service-provider-mini-program", {
        body: miniProgramBody(world, fresh("New"), { sp_openid: "o-new" }),
      });
    expect((await ask()).status).toBe(200);
    await choose("acceptUnknownOpenid", false);
    expect(await ask()).toMatchObject({ status: 400, body: { message: "appid和openid不匹配" } });
  });

  test("displayAccountUnit decides what the 32 of the display account counts", async () => {
    const ask = () =>
      callOperation(world, "service-provider-mini-program", {
        body: miniProgramBody(world, fresh("Unit"), { contract_display_account: "微信代扣用户甲乙丙丁戊" }),
      });
    expect((await ask()).status).toBe(200);
    await choose("displayAccountUnit", "bytes");
    expect((await ask()).body).toEqual({
      code: "PARAM_ERROR",
      detail: { location: "body", value: 33 },
      message:
        "输入源“/body/contract_display_account”映射到值字段“用户账户展示名称”字符串规则校验失败，字节数 33，大于最大值 32",
    });
  });

  test("repeatedPresignIsSame decides whether the same pre-sign again is the same session", async () => {
    const body = miniProgramBody(world, fresh("Again"));
    const ask = () => callOperation(world, "service-provider-mini-program", { body });
    const first = await ask();
    expect((await ask()).body).toEqual(first.body);
    await choose("repeatedPresignIsSame", false);
    expect(await ask()).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
  });

  test("releaseUnsignedCode decides whether a code that was not signed may be used again", async () => {
    const code = fresh("Free");
    const ask = (account: string) =>
      callOperation(world, "service-provider-mini-program", {
        body: miniProgramBody(world, code, { contract_display_account: account }),
      });
    const first = await ask("A");
    await act(String(first.body.pre_entrustweb_id), "decline", world.sim);
    await choose("releaseUnsignedCode", false);
    expect((await ask("B")).status).toBe(400);
    await choose("releaseUnsignedCode", true);
    expect((await ask("B")).status).toBe(200);
  });

  test("secondPresignReplaces decides whether an order takes another code", async () => {
    const prepayId = await placeOrder(world, { out_trade_no: fresh("TRADE") });
    const ask = () => {
      const body = presignBody(world.enrolment, prepayId, { out_contract_code: fresh("Second") });
      return callOperation(world, "service-provider-pay-redirect-sign", { body });
    };
    expect((await ask()).status).toBe(200);
    await choose("secondPresignReplaces", false);
    expect((await ask()).status).toBe(400);
    await choose("secondPresignReplaces", true);
    expect((await ask()).status).toBe(200);
  });

  test("oneContractPerService decides whether a payer who has a contract may sign another", async () => {
    const payer = { sp_openid: "o_100%-of\\it", sub_openid: undefined };
    const ask = (change: Record<string, unknown> = payer) =>
      callOperation(world, "service-provider-mini-program", { body: miniProgramBody(world, fresh("One"), change) });
    const waiting = String((await ask()).body.pre_entrustweb_id);
    const code = fresh("Bound");
    await signContract(world, code, payer);
    expect((await ask()).status).toBe(200);
    await choose("oneContractPerService", true);
    expect(await ask()).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    expect((await ask({ sp_openid: "o_200%-of\\it", sub_openid: undefined })).status).toBe(200);
    expect(await act(waiting, "agree", world.sim)).toEqual({ kind: "refused", rule: "contract_in_force" });
    const ended = { ...contractPath(world, code), body: { contract_termination_remark: "r" } };
    expect((await callOperation(world, "contract-terminate", ended)).status).toBe(200);
    expect((await act(waiting, "agree", world.sim)).kind).toBe("done");
  });

  test("checkPaymentContract decides whether an order asks after its contract", async () => {
    const ask = () => {
      const info = { contract_info: { password_free_contract_id: "201710180325670965" } };
      const body = { ...orderBody(world.enrolment, { out_trade_no: fresh("TRADE") }), ...info };
      return callOperation(world, "partner-jsapi-with-contract", { body });
    };
    expect(await ask()).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    await choose("checkPaymentContract", false);
    expect((await ask()).status).toBe(200);
    await choose("checkPaymentContract", true);
    const code = fresh("Paying");
    const info = { contract_info: { password_free_contract_id: await signContract(world, code) } };
    const prepayId = async () => {
      const body = { ...orderBody(world.enrolment, { out_trade_no: fresh("TRADE") }), ...info };
      return String((await callOperation(world, "partner-jsapi-with-contract", { body })).body.prepay_id);
    };
    const [first, second] = [await prepayId(), await prepayId()];
    expect((await act(first, "pay", world.sim)).kind).toBe("done");
    await callOperation(world, "contract-terminate", {
      ...contractPath(world, code),
      body: { contract_termination_remark: "r" },
    });
    const rule = "payment_contract_terminated";
    expect(await act(second, "pay", world.sim)).toEqual({ kind: "refused", rule });
    await choose("checkPaymentContract", false);
    expect((await act(second, "pay", world.sim)).kind).toBe("done");
  });

  test("contractNotFound decides how an unknown code is answered", async () => {
    const ask = () => callOperation(world, "contract-query", contractPath(world, "Nothing1"));
    expect(await ask()).toMatchObject({ status: 404, code: "RESOURCE_NOT_EXISTS" });
    await choose("contractNotFound", "invalid_request");
    expect(await ask()).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
  });

  test("terminateTwice decides whether a contract may be ended twice", async () => {
    const code = fresh("Twice");
    await signContract(world, code);
    const ask = () =>
      callOperation(world, "contract-terminate", {
        ...contractPath(world, code),
        body: { contract_termination_remark: "r" },
      });
    expect((await ask()).status).toBe(200);
    expect(await ask()).toMatchObject({ status: 400, code: "INVALID_REQUEST" });
    await choose("terminateTwice", "accept");
    expect((await ask()).status).toBe(200);
  });

  test("closeTwice decides whether an order may be closed twice", async () => {
    const outTradeNo = fresh("TRADE");
    await placeOrder(world, { out_trade_no: outTradeNo });
    const { mchid, subMchid } = world.enrolment;
    const sent = { path: { out_trade_no: outTradeNo }, body: { sp_mchid: mchid, sub_mchid: subMchid } };
    const ask = () => callOperation(world, "partner-order-close", sent);
    expect([(await ask()).status, (await ask()).status]).toEqual([204, 204]);
    await choose("closeTwice", "refuse");
    expect(await ask()).toMatchObject({ status: 400, code: "ORDER_CLOSED" });
  });
});
