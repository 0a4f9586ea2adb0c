import { afterEach, describe, expect, test } from "vitest";
import { Aes, Rsa, Wechatpay } from "wechatpay-axios-plugin";
import { type Foreigner, foreigner, type SdkCall, type SdkReply } from "@/lib/testing/foreign-client";
import { MODES, merchantsOf, ofContract, orderOf, presignOf, SIDES, type Side } from "@/lib/testing/foreign-requests";
import { APIV3_KEY } from "@/lib/testing/simulated-world";
import { certificates } from "@/lib/wechatpay/operations/certificates";
import { contractQuery } from "@/lib/wechatpay/operations/contract-query";
import { contractTerminate } from "@/lib/wechatpay/operations/contract-terminate";
import { OPERATIONS, operationById } from "@/lib/wechatpay/operations/registry";
import { securityEcho } from "@/lib/wechatpay/operations/security-echo";
import { act } from "./payer";
import { terminate } from "./termination";

/** Every operation of the family, spoken by an SDK that nobody here wrote, in each of the key modes. */
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function merchant(keyMode: "public_key" | "certificate" | "grey"): Promise<Foreigner> {
  const made = await foreigner(keyMode);
  closing.push(made.close);
  return made;
}

const called = new Set<string>();

function call(one: Foreigner, id: string, sent: SdkCall): Promise<SdkReply> {
  const op = operationById(id);
  if (!op) throw new Error(`No operation ${id}`);
  called.add(id);
  return one.call(op, sent);
}

async function place(one: Foreigner, side: Side, outTradeNo: string): Promise<string> {
  const reply = await call(one, `${SIDES[side]}jsapi-order`, { body: orderOf(one, side, outTradeNo) });
  return String(reply.data.prepay_id);
}

describe.each(["public_key", "certificate"] as const)("the unmodified SDK in %s mode", (keyMode) => {
  test.each(MODES)("pre-signs after payment in %s mode, and opens both notifications", async (mode) => {
    const one = await merchant(keyMode);
    const { mchid, subMchid, serviceId } = one.enrolment;
    const side: Side = mode === "normal" ? "direct" : "partner";
    const prepayId = await place(one, side, "FAMILY0001");
    const body = { ...presignOf(one, mode, "AfterPay1"), prepay_id: prepayId };
    const reply = await call(one, `${mode}-pay-redirect-sign`, { body });
    const sub = mode === "service-provider" ? { sub_mchid: subMchid } : {};
    const echoed = { service_id: serviceId, out_contract_code: "AfterPay1" };
    expect(reply.data).toEqual({ mchid, ...sub, ...echoed });
    await act(prepayId, "pay", one.sim);
    await act(prepayId, "agree", one.sim);
    await one.deliver();
    const told = one.told();
    expect(told.map(({ path, eventType }) => `${path} ${eventType}`).sort()).toEqual([
      "/pay TRANSACTION.SUCCESS",
      "/sign ENTRUST.SIGN",
    ]);
    const signed = told.find(({ path }) => path === "/sign")?.resource;
    expect(signed).toMatchObject({ mchid, ...echoed, contract_state: "SIGNED" });
    const serials = new Set(told.map(({ serial }) => serial));
    expect([...serials]).toEqual(Object.keys(one.certs));
  });

  test.each(MODES)("pre-signs in a mini program in %s mode, queries, and ends the contract", async (mode) => {
    const one = await merchant(keyMode);
    const { mchid, subMchid, serviceId, spAppid, spOpenid, subAppid, subOpenid } = one.enrolment;
    const reply = await call(one, `${mode}-mini-program`, { body: presignOf(one, mode, "MiniPro1") });
    expect(Object.keys(reply.data)).toEqual([
      "pre_entrustweb_id",
      "mchid",
      ...(mode === "service-provider" ? ["sub_mchid"] : []),
      "service_id",
      "out_contract_code",
      "sign_mp_appid",
      "sign_mp_path",
    ]);
    await act(String(reply.data.pre_entrustweb_id), "agree", one.sim);
    const queried = await call(one, "contract-query", ofContract(one, "MiniPro1"));
    const hasSub = mode === "service-provider" || mode === "qs";
    const members = {
      mchid,
      contract_id: expect.stringMatching(/^\d{24}$/),
      appid: spAppid,
      openid: spOpenid,
      ...(hasSub ? { sub_appid: subAppid, sub_openid: subOpenid } : {}),
      service_id: serviceId,
      out_contract_code: "MiniPro1",
      contract_display_account: "微信代扣用户A",
      contract_state: "SIGNED",
      contract_signed_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
    };
    expect(queried.data).toEqual(members);
    expect(Object.keys(queried.data)).toEqual(Object.keys(members));
    const ending = { ...ofContract(one, "MiniPro1"), body: { contract_termination_remark: "用户解约" } };
    const ended = await call(one, "contract-terminate", ending);
    expect(ended.data).toEqual({ mchid, service_id: serviceId, out_contract_code: "MiniPro1" });
    await one.deliver();
    const [signed, terminated] = ["ENTRUST.SIGN", "ENTRUST.TERMINATE"].map((type) =>
      one.told().find(({ eventType }) => eventType === type),
    );
    expect(signed?.resource).toMatchObject(hasSub ? { sub_mchid: subMchid } : { mchid });
    expect(terminated?.resource).toMatchObject({
      contract_state: "TERMINATED",
      contract_terminate_info: {
        contract_termination_mode: "MCH_API_TERMINATE",
        contract_termination_remark: "用户解约",
      },
    });
  });

  test.each(["direct", "partner"] as const)("queries, pays and closes a %s order", async (side) => {
    const one = await merchant(keyMode);
    const id = SIDES[side];
    const prepayId = await place(one, side, "FAMILY0001");
    await place(one, side, "FAMILY0002");
    const query = (number: string) =>
      call(one, `${id}order-query`, { path: { out_trade_no: number }, query: merchantsOf(one, side) });
    expect((await query("FAMILY0001")).data).toMatchObject({ trade_state: "NOTPAY", out_trade_no: "FAMILY0001" });
    await act(prepayId, "pay", one.sim);
    expect((await query("FAMILY0001")).data).toMatchObject({
      trade_state: "SUCCESS",
      trade_type: "JSAPI",
      amount: { total: 100, payer_total: 100, currency: "CNY", payer_currency: "CNY" },
    });
    const closing = { path: { out_trade_no: "FAMILY0002" }, body: merchantsOf(one, side) };
    const closed = await call(one, `${id}order-close`, closing);
    expect([closed.status, closed.data]).toEqual([204, ""]);
    expect((await query("FAMILY0002")).data).toMatchObject({ trade_state: "CLOSED" });
  });

  test.each(["direct", "partner"] as const)("pays a %s order with a signed contract", async (side) => {
    const one = await merchant(keyMode);
    const mode = side === "direct" ? "normal" : "service-provider";
    const session = await call(one, `${mode}-mini-program`, { body: presignOf(one, mode, "WithContract1") });
    await act(String(session.data.pre_entrustweb_id), "agree", one.sim);
    const { data } = await call(one, "contract-query", ofContract(one, "WithContract1"));
    const info = { contract_info: { password_free_contract_id: data.contract_id } };
    const body = { ...orderOf(one, side, "FAMILY0003"), ...info };
    const reply = await call(one, `${SIDES[side]}jsapi-with-contract`, { body });
    const paid = await act(String(reply.data.prepay_id), "pay", one.sim);
    expect(paid).toMatchObject({ kind: "done", cashier: { orderState: "SUCCESS", isPasswordFree: true } });
  });

  test("tests signing and encryption with itself, and opens the notification of it", async () => {
    const one = await merchant(keyMode);
    const [serial = "", key = ""] = Object.entries(one.certs)[0] ?? [];
    const body = {
      echo_message: "你好",
      encrypted_echo_message: Rsa.encrypt("秘密", key),
      notify_url: `${one.endpoint.url}/echo`,
    };
    Object.assign(one.headers, { "Wechatpay-Serial": serial });
    const reply = await call(one, securityEcho.id, { body });
    expect(reply.data.echo_message).toBe("你好");
    expect(Rsa.decrypt(String(reply.data.encrypted_echo_message), one.keys.privateKeyPem)).toBe("秘密");
    await one.deliver();
    expect(one.told()).toEqual([
      expect.objectContaining({ path: "/echo", eventType: "SECURITY_ECHO.SUCCESS", originalType: "security" }),
    ]);
  });

  test("ends by each of the five modes are told with that mode", async () => {
    const one = await merchant(keyMode);
    const { mchid, serviceId } = one.enrolment;
    const modes = ["USER_TERMINATE", "WEPAY_WEB_TERMINATE", "CUSTOMER_SERVICE_TERMINATE", "SYSTEM_TERMINATE"] as const;
    for (const [index, mode] of modes.entries()) {
      const code = `Ends${index}`;
      const session = await call(one, "normal-mini-program", { body: presignOf(one, "normal", code) });
      await act(String(session.data.pre_entrustweb_id), "agree", one.sim);
      await terminate({ mchid, serviceId, contractCode: code, mode, remark: null }, one.sim);
      const { data } = await call(one, "contract-query", ofContract(one, code));
      expect(data).toMatchObject({
        contract_state: "TERMINATED",
        contract_terminate_info: { contract_termination_mode: mode },
      });
    }
    await one.deliver();
    const told = one.told().filter(({ eventType }) => eventType === "ENTRUST.TERMINATE");
    expect(JSON.stringify(told)).toMatch(new RegExp(modes.map((mode) => `(?=.*${mode})`).join("")));
  });
});

test("certificates are downloaded, opened and verified as the SDK's own command does it", async () => {
  const one = await merchant("certificate");
  // The client keeps a copy of the map under its configuration, so that is where an injector has to put what it opened.
  const configuration = { ...one.given, certs: { any: "" } as Record<string, string> };
  const bootstrap: unknown = new Wechatpay(configuration);
  const wxpay = bootstrap as {
    client: { v3: { defaults: { transformResponse: ((text: string) => unknown)[] } } };
    v3: { certificates: { get(config: object): Promise<SdkReply> } };
  };
  const injector = (text: string) => {
    for (const { serial_no: serial, encrypt_certificate: sealed } of JSON.parse(text).data) {
      configuration.certs[serial] = Aes.AesGcm.decrypt(
        sealed.ciphertext,
        APIV3_KEY,
        sealed.nonce,
        sealed.associated_data,
      );
    }
    return text;
  };
  const transformResponse = [injector, ...wxpay.client.v3.defaults.transformResponse];
  const reply = await wxpay.v3.certificates.get({ params: { algorithm_type: "RSA" }, transformResponse });
  called.add(certificates.id);
  expect(configuration.certs[one.enrolment.platformSerial]).toBe(one.enrolment.platformCertificatePem);
  expect(reply.data.data).toEqual([
    expect.objectContaining({
      serial_no: one.enrolment.platformSerial,
      effective_time: expect.stringMatching(/\+08:00$/),
      encrypt_certificate: expect.objectContaining({ associated_data: "certificate" }),
    }),
  ]);
});

test("a merchant that began with the public key has no certificates: 404 with the platform's very words", async () => {
  const one = await merchant("public_key");
  const failure = await one
    .call(certificates, {})
    .catch((error: { response: { status: number; data: object } }) => error);
  expect("response" in failure && [failure.response.status, failure.response.data]).toEqual([
    404,
    {
      code: "RESOURCE_NOT_EXISTS",
      message:
        "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。可查看指引https://pay.weixin.qq.com/doc/v3/merchant/4012153196",
    },
  ]);
});

test("while it is switched, replies follow the header", async () => {
  const one = await merchant("grey");
  const { platformSerial, publicKeyId } = one.enrolment;
  const signedBy = async (headers: Record<string, string>) => {
    for (const name of Object.keys(one.headers)) Reflect.deleteProperty(one.headers, name);
    Object.assign(one.headers, headers);
    return (await one.call(certificates, {})).headers["wechatpay-serial"];
  };
  expect(await signedBy({})).toBe(platformSerial);
  expect(await signedBy({ "Wechatpay-Serial": publicKeyId })).toBe(publicKeyId);
  expect(await signedBy({ "Wechatpay-Serial": platformSerial })).toBe(platformSerial);
});

test("while it is switched, notifications come by both keys, and the SDK verifies each by its serial", async () => {
  const one = await merchant("grey");
  await one.advance(5 * 24 * 3_600_000);
  for (let index = 0; index < 20; index++) {
    const session = await call(one, "normal-mini-program", { body: presignOf(one, "normal", `Grey${index}`) });
    await act(String(session.data.pre_entrustweb_id), "agree", one.sim);
  }
  await one.deliver();
  await one.deliver();
  const told = one.told();
  expect(told).toHaveLength(20);
  expect(new Set(told.map(({ serial }) => serial))).toEqual(new Set(Object.keys(one.certs)));
});

test("no operation of the registry was left out", () => {
  expect([...called].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
});

test("query and termination are for the code that was signed, and for no other", async () => {
  const one = await merchant("public_key");
  for (const op of [contractQuery, contractTerminate]) {
    const sent = { ...ofContract(one, "Unknown1"), body: { contract_termination_remark: "r" } };
    const failure = await one.call(op, sent).catch((error: { response: { status: number; data: object } }) => error);
    expect("response" in failure && failure.response).toMatchObject({
      status: 404,
      data: { code: "RESOURCE_NOT_EXISTS" },
    });
  }
});
