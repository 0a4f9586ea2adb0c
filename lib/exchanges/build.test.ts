import { describe, expect, test } from "vitest";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { testApiv3Key, testKeys } from "@/lib/testing/keys";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { exampleForm, inputFromForm } from "@/lib/wechatpay/form";
import { requestTexts } from "@/lib/wechatpay/form-input";
import { headerValue } from "@/lib/wechatpay/header";
import { OPERATIONS, operationById } from "@/lib/wechatpay/operations/registry";
import { buildRequest } from "./build";
import type { Reply } from "./exchange";
import { subjectOf } from "./subject";

const merchant = testKeys("merchant");
const keys = { privateKey: merchant.privateKey, apiv3Key: testApiv3Key(), platformKeys: new Map() };
const profile: ProfileSummary = {
  id: "pf_1",
  name: "sandbox",
  target: "simulator",
  baseUrl: "http://localhost:3001/",
  inbox: "in_1",
  notifyUrl: "https://example.com/notify/in_1",
  mchid: "1900000100",
  serialNo: "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
  platformSerials: ["5157F09EFDC096DE15EBE81A47057A7232F1B8E1"],
  spAppid: "wxd678efh567hg6787",
  subMchid: "1900000109",
  subAppid: "wxd678efh567hg6788",
  serviceId: 12535,
  spOpenid: "oSp",
  subOpenid: "oSub",
};
const at = { nowMs: 1_554_208_460_000, nonceBytes: new Uint8Array(32) };

function known(id: string) {
  const operation = operationById(id);
  if (!operation) throw new Error(`no operation ${id}`);
  return operation;
}

describe.each(OPERATIONS.map((operation) => [operation.id, operation] as const))("%s", (_, operation) => {
  const texts = requestTexts(operation, inputFromForm(operation, exampleForm(operation)));
  const { request, signing } = buildRequest({ operation, ...texts, profile, keys }, at);

  test("is signed over exactly what is sent", () => {
    const { pathname, search } = new URL(request.url);
    const lines = [request.method, pathname + search, signing.timestamp, signing.nonce, request.body, ""].join("\n");
    expect(signing.canonical).toBe(lines);
    expect(verify(merchant.publicKey, Buffer.from(lines), Buffer.from(signing.signature, "base64"))).toBe(true);
  });

  test("has a body exactly when it is no GET", () => {
    expect(request.body === "").toBe(operation.method === "GET");
    expect(signing.canonical.endsWith("\n\n")).toBe(operation.method === "GET");
  });

  test("names a key of the platform where one is required or a public key is there", () => {
    expect(headerValue(request.headers, "Wechatpay-Serial")).toBe(
      operation.needsSerial ? profile.platformSerials[0] : null,
    );
    const switched = { ...profile, platformSerials: [...profile.platformSerials, "PUB_KEY_ID_01"] };
    const named = buildRequest({ operation, ...texts, profile: switched, keys }, at).request.headers;
    expect(headerValue(named, "Wechatpay-Serial")).toBe("PUB_KEY_ID_01");
  });
});

describe("what a call is about", () => {
  const reply = (text: string): Reply => {
    return { kind: "reply", status: 200, headers: [], body: new TextEncoder().encode(text), tookMs: 1 };
  };

  test("is read from its path as from its body", () => {
    const operation = known("contract-query");
    const pathAndQuery = "/v3/password-exempt-contract/contracts/service-id/12535/out-contract-code/C1";
    expect(subjectOf({ operation, pathAndQuery, body: "" }, reply("{}"))).toEqual({
      contractCode: "C1",
      outTradeNo: null,
      prepayId: null,
    });
    const query = known("partner-order-query");
    const line = "/v3/pay/partner/transactions/out-trade-no/T12345?sp_mchid=1&sub_mchid=2";
    expect(subjectOf({ operation: query, pathAndQuery: line, body: "" }, reply("{}")).outTradeNo).toBe("T12345");
  });

  test("is also the session that a signing mini program is opened with", () => {
    const operation = known("normal-mini-program");
    const sent = { operation, pathAndQuery: operation.path, body: '{"out_contract_code":"C1"}' };
    expect(subjectOf(sent, reply('{"pre_entrustweb_id":"5778aadY9nltAsZzXixCkFIGYnV2V"}'))).toEqual({
      contractCode: "C1",
      outTradeNo: null,
      prepayId: "5778aadY9nltAsZzXixCkFIGYnV2V",
    });
  });
});
