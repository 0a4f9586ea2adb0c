import { describe, expect, test } from "vitest";
import type { ContractFacts, PaymentFacts } from "./event";
import { CONTRACT_EVENTS, contractEvent, EVENTS } from "./registry";
import { securityEchoSuccess } from "./security-echo-success";
import { transactionSuccess } from "./transaction-success";

const at = (text: string) => Date.parse(text);

/** The contract of the platform's samples. */
const contract: ContractFacts = {
  mode: "service-provider",
  members: "query",
  mchid: "1900000109",
  appid: "wxd678efh567hg6787",
  openid: "o-MYE42l80oelYMDE34nYD456Xoy",
  subMchid: "1900000109",
  subAppid: "wxd678efh567hg6787",
  subOpenid: "o-MYE42l80oelYMDE34nYD456Xoy",
  contractId: "123124412412423431",
  serviceId: 12535,
  contractCode: "wxwtdk20200910100000",
  displayAccount: "微信代扣用户A",
  signedAtMs: at("2020-09-10T13:29:35+08:00"),
  termination: null,
};

const terminated: ContractFacts = {
  ...contract,
  termination: { mode: "USER_TERMINATE", atMs: at("2020-10-10T13:29:35+08:00"), remark: "用户解约" },
};

const direct: ContractFacts = {
  ...contract,
  mode: "normal",
  subMchid: null,
  subAppid: null,
  subOpenid: null,
};

const told = (id: string, facts: ContractFacts) => contractEvent(id).plaintext(facts);

describe("a plaintext is that of the documentation's sample", () => {
  test("of a payment, in partner mode", () => {
    const facts: PaymentFacts = {
      side: "partner",
      mchid: "1230000109",
      appid: "wx8888888888888888",
      openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      subMchid: "1900000109",
      subAppid: "wxd678efh567hg6999",
      subOpenid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      outTradeNo: "1217752501201407033233368018",
      transactionId: "1217752501201407033233368018",
      attach: "自定义数据",
      paidAtMs: at("2018-06-08T10:34:56+08:00"),
      total: 100,
      currency: "CNY",
    };
    expect(transactionSuccess.plaintext(facts)).toBe(
      '{"sp_appid":"wx8888888888888888","sp_mchid":"1230000109","sub_appid":"wxd678efh567hg6999","sub_mchid":"1900000109","out_trade_no":"1217752501201407033233368018","transaction_id":"1217752501201407033233368018","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"CMC","attach":"自定义数据","success_time":"2018-06-08T10:34:56+08:00","payer":{"sp_openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","sub_openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":100,"payer_total":100,"currency":"CNY","payer_currency":"CNY"}}',
    );
    const own = { ...facts, side: "direct" as const, subMchid: null, subAppid: null, subOpenid: null, attach: null };
    expect(JSON.parse(transactionSuccess.plaintext(own))).toMatchObject({
      appid: "wx8888888888888888",
      mchid: "1230000109",
      payer: { openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" },
    });
    expect(transactionSuccess.plaintext(own)).not.toMatch(/sub_|sp_|attach|null/);
    const bare = transactionSuccess.plaintext({ ...facts, subAppid: null, subOpenid: null });
    expect(bare).not.toMatch(/sub_appid|sub_openid|null/);
  });

  test("A, of a deduction contract, but for the user's code that this product does not know", () => {
    expect(told("entrust", contract)).toBe(
      '{"contract_display_account":"微信代扣用户A","contract_expired_time":"2021-09-10T13:29:35+08:00","contract_id":"123124412412423431","contract_signed_time":"2020-09-10T13:29:35+08:00","contract_state":"SIGNED","out_contract_code":"wxwtdk20200910100000","plan_id":12535,"sp_appid":"wxd678efh567hg6787","sp_mchid":"1900000109","sp_openid":"o-MYE42l80oelYMDE34nYD456Xoy","sub_appid":"wxd678efh567hg6787","sub_mchid":"1900000109","sub_openid":"o-MYE42l80oelYMDE34nYD456Xoy"}',
    );
    expect(Object.keys(JSON.parse(told("entrust", direct)))).toEqual(
      expect.arrayContaining(["mchid", "appid", "openid"]),
    );
  });

  test("B, of an ecommerce platform's contract that its merchant ended", () => {
    const facts: ContractFacts = {
      ...direct,
      mode: "ecommerce",
      mchid: "1230000109",
      termination: { mode: "MCH_API_TERMINATE", atMs: at("2020-05-20T13:29:35.120+08:00"), remark: null },
    };
    expect(told("ecommerce_entrust", facts)).toBe(
      '{"mchid":"1230000109","out_contract_code":"wxwtdk20200910100000","plan_id":12535,"appid":"wxd678efh567hg6787","openid":"o-MYE42l80oelYMDE34nYD456Xoy","contract_termination_mode":"MCH_API_TERMINATE","operate_time":"2020-05-20T13:29:35.120+08:00"}',
    );
    expect(told("ecommerce_entrust", direct)).not.toContain("termination");
  });

  test("C, of a pay score authorisation", () => {
    const facts: ContractFacts = {
      ...contract,
      mchid: "1230000109",
      subAppid: "wxd678efh567hg6786",
      subOpenid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      serviceId: 500001,
      contractId: "4534323JKHDFE1243252",
      signedAtMs: at("2018-02-25T11:22:33+08:00"),
    };
    expect(told("payscore", facts)).toBe(
      '{"appid":"wxd678efh567hg6787","mch_id":"1230000109","sub_appid":"wxd678efh567hg6786","sub_mch_id":"1900000109","service_id":"500001","sub_openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","user_service_status":"USER_OPEN_SERVICE","openorclose_time":"20180225112233","authorization_code":"4534323JKHDFE1243252"}',
    );
  });

  test("D, of an education contract, with the members of its page in their order", () => {
    expect(Object.keys(JSON.parse(told("education", contract)))).toEqual([
      "sp_mchid",
      "appid",
      "sub_mchid",
      "sub_appid",
      "openid",
      "sub_openid",
      "plan_id",
      "contract_information",
    ]);
    expect(JSON.parse(told("education", terminated))).toMatchObject({
      plan_id: "12535",
      contract_information: { contract_id: "123124412412423431", contract_status: "DELETE" },
    });
  });
});

describe("the default plaintext", () => {
  test("is the reply of the contract query and the sub-merchant's id", () => {
    expect(told("default", contract)).toBe(
      '{"mchid":"1900000109","sub_mchid":"1900000109","contract_id":"123124412412423431","appid":"wxd678efh567hg6787","openid":"o-MYE42l80oelYMDE34nYD456Xoy","sub_appid":"wxd678efh567hg6787","sub_openid":"o-MYE42l80oelYMDE34nYD456Xoy","service_id":12535,"out_contract_code":"wxwtdk20200910100000","contract_display_account":"微信代扣用户A","contract_state":"SIGNED","contract_signed_time":"2020-09-10T13:29:35+08:00"}',
    );
  });

  test("says how, when and why a contract ended", () => {
    expect(JSON.parse(told("default", terminated))).toMatchObject({
      contract_state: "TERMINATED",
      contract_terminate_info: {
        contract_termination_mode: "USER_TERMINATE",
        contract_terminated_time: "2020-10-10T13:29:35+08:00",
        contract_termination_remark: "用户解约",
      },
    });
  });

  test("calls a service provider's members as its setting says, and a direct merchant's as they are", () => {
    expect(Object.keys(JSON.parse(told("default", { ...contract, members: "sp_sub" }))).slice(0, 5)).toEqual([
      "sp_mchid",
      "sub_mchid",
      "contract_id",
      "sp_appid",
      "sp_openid",
    ]);
    expect(told("default", { ...direct, members: "sp_sub" })).toBe(told("default", direct));
    expect(told("default", direct)).not.toMatch(/sub_|sp_|null/);
  });
});

describe.each(CONTRACT_EVENTS.map((event) => [event.id, event] as const))("%s", (_, event) => {
  test("announces signing and ending apart, with the object type as associated data", () => {
    const signed = event.announce(contract);
    const ended = event.announce(terminated);
    expect([signed.eventType, ended.eventType]).toEqual(event.eventTypes);
    expect(signed.eventType).not.toBe(ended.eventType);
    for (const { originalType, associatedData, summary, eventType } of [signed, ended]) {
      expect(associatedData).toBe(originalType);
      expect(new TextEncoder().encode(originalType).length).toBeLessThanOrEqual(16);
      expect(eventType).toMatch(/^[A-Z_]+\.[A-Z_]+$/);
      expect(summary.length).toBeGreaterThan(0);
    }
  });

  test("is labelled as assumed, with its source", () => {
    expect(event.standing).toBe("assumed");
    expect(event.source.trim()).not.toBe("");
  });

  test("tells an object without empty members, signed or ended, with or without a sub-merchant", () => {
    for (const facts of [contract, terminated, direct, { ...terminated, openid: null }]) {
      const members = Object.values(JSON.parse(event.plaintext(facts)));
      expect(members.length).toBeGreaterThan(3);
      expect(members).not.toContain(null);
    }
  });
});

test("an unknown template is the default one", () => {
  expect(contractEvent("constructor")).toBe(contractEvent("default"));
});

test("every event is documented in both languages, its id used once", () => {
  expect(new Set(EVENTS.map(({ id }) => id)).size).toBe(EVENTS.length);
  for (const { title, note, eventTypes } of EVENTS) {
    for (const text of [title.zh, title.en, note.zh, note.en]) expect(text.trim()).not.toBe("");
    expect(eventTypes.length).toBeGreaterThan(0);
  }
});

test("the self-test announces itself with empty associated data, as the documentation's sample does", () => {
  const facts = { mchid: "1900000100", echoMessage: "hello" };
  expect(securityEchoSuccess.announce(facts)).toEqual({
    eventType: "SECURITY_ECHO.SUCCESS",
    originalType: "security",
    associatedData: "",
    summary: "回调通知成功",
  });
  expect(securityEchoSuccess.plaintext(facts)).toBe('{"mchid":"1900000100","echo_message":"hello"}');
});
