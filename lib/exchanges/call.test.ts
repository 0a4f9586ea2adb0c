import { describe, expect, test } from "vitest";
import { turnedClock } from "@/lib/clock";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { testApiv3Key, testKeys } from "@/lib/testing/keys";
import { readAuthorization } from "@/lib/wechatpay/authorization";
import { replyCanonical, requestCanonical } from "@/lib/wechatpay/canonical";
import { sign, verify } from "@/lib/wechatpay/crypto/rsa";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { call } from "./call";
import type { Reply, SentRequest } from "./exchange";

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const AT_S = 1_554_208_460;
const [merchant, platform] = [testKeys("merchant"), testKeys("platform")];
const clock = turnedClock(AT_S * 1000);
const BODY = '{"out_trade_no":"t-1"}';
const operation = partnerJsapiOrder as Operation;
const profile = {
  id: "pf_1",
  target: "simulator",
  baseUrl: "http://localhost:3001/",
  mchid: "1900000001",
  serialNo: "0A",
  platformSerials: [SERIAL],
} as ProfileSummary;
const keys = {
  privateKey: merchant.privateKey,
  apiv3Key: testApiv3Key(),
  platformKeys: new Map([[SERIAL, platform.publicKey]]),
};

async function callWith(reply: Reply) {
  const sent: SentRequest[] = [];
  const outside = {
    clock,
    wireClock: clock,
    random: (bytes: number) => new Uint8Array(bytes).fill(7),
    send: async (request: unknown) => {
      sent.push(request as SentRequest);
      return reply;
    },
  };
  const what = { operation, pathAndQuery: operation.path, body: BODY, profile, keys };
  return { exchange: await call(what, outside), sent };
}

function replied(status: number, text: string, headers: HeaderPair[] = []): Reply {
  const typed: HeaderPair[] = [["Content-Type", "application/json"], ...headers];
  return { kind: "reply", status, headers: typed, body: Buffer.from(text), tookMs: 5 };
}

function signature(text: string, timestamp = String(AT_S)): HeaderPair[] {
  const nonce = "xQWHK22dufHjLYg07545neOg4llwMJCJ";
  return [
    ["Wechatpay-Timestamp", timestamp],
    ["Wechatpay-Nonce", nonce],
    ["Wechatpay-Signature", sign(platform.privateKey, replyCanonical({ timestamp, nonce, body: text }))],
    ["Wechatpay-Serial", SERIAL],
  ];
}

const OK = '{"prepay_id":"wx1"}';

test("a call sends the very bytes that it signed, once", async () => {
  const { exchange, sent } = await callWith(replied(200, OK, signature(OK)));
  expect(sent).toEqual([exchange.request]);
  const read = readAuthorization(headerValue(exchange.request.headers, "Authorization"));
  if (read.kind !== "ok") throw new Error(read.kind);
  const { timestamp, nonce } = read.value;
  const { method, pathAndQuery, body } = exchange.request;
  const canonical = requestCanonical({ method, pathAndQuery, timestamp, nonce, body });
  expect(verify(merchant.publicKey, canonical, Buffer.from(read.value.signature, "base64"))).toBe(true);
  expect([body, timestamp]).toEqual([BODY, String(AT_S)]);
});

describe("the verdict on a reply", () => {
  test.each<[string, Reply, string]>([
    ["signed by the platform is verified", replied(200, OK, signature(OK)), "verified"],
    ["with an error that is signed is verified", replied(400, OK, signature(OK)), "verified"],
    ["with an unsigned error is unsigned", replied(401, '{"code":"SIGN_ERROR"}'), "unsigned"],
    ["with an unsigned success is failed", replied(200, OK), "failed"],
    ["altered on its way is failed", replied(200, OK.replace("wx1", "wx2"), signature(OK)), "failed"],
    ["signed six minutes ago is failed", replied(200, OK, signature(OK, String(AT_S - 360))), "failed"],
    ["that never came is no_reply", { kind: "failure", code: "TIMEOUT", message: "", tookMs: 9 }, "no_reply"],
  ])("%s", async (_name, reply, verdict) => {
    const { exchange } = await callWith(reply);
    expect(exchange.verdict).toBe(verdict);
    expect(exchange.reply).toBe(reply);
    expect(exchange.checks.length > 0).toBe(verdict !== "no_reply");
  });

  test("names the order and the fresh prepay_id that the exchange is about", async () => {
    const { exchange } = await callWith(replied(200, OK, signature(OK)));
    expect(exchange.subject).toEqual({ contractCode: null, outTradeNo: "t-1", prepayId: "wx1" });
  });
});
