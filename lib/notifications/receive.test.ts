import { beforeEach, describe, expect, test } from "vitest";
import { turnedClock } from "@/lib/clock";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { testApiv3Key, testKeys } from "@/lib/testing/keys";
import { replyCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { Notification } from "./notification";
import { receive } from "./receive";

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const AT_S = 1_554_208_460;
const platform = testKeys("platform");
const apiv3Key = testApiv3Key();
const PLAINTEXT = '{"out_contract_code":"c-1","out_trade_no":"t-1"}';
let recorded: Notification[];
beforeEach(() => {
  recorded = [];
});

const clock = turnedClock(AT_S * 1000);
const opened = {
  summary: { id: "pf_1", target: "simulator" } as ProfileSummary,
  keys: {
    privateKey: testKeys("merchant").privateKey,
    apiv3Key,
    platformKeys: new Map([[SERIAL, platform.publicKey]]),
  },
};
const outside = {
  clock,
  wireClock: clock,
  profileByInbox: async (inbox: string) => (inbox === "in_1" ? opened : null),
  record: async (notification: Notification) => void recorded.push(notification),
  turn: () => null,
};

function envelope(key = apiv3Key, plaintext = PLAINTEXT): string {
  const names = { originalType: "entrust", associatedData: "entrust", nonce: "61f9c719728a" };
  const event = { id: "ev-1", createTime: "2019-04-02T20:34:20+08:00", eventType: "ENTRUST.SIGN", summary: "签约" };
  return writeEnvelope({ ...event, ...names, plaintext }, key);
}

type Change = { body?: string; arrived?: string; timestamp?: string; headers?: Record<string, string>; inbox?: string };

function delivery({
  body = envelope(),
  timestamp = String(AT_S),
  headers = {},
  inbox = "in_1",
  arrived = body,
}: Change = {}) {
  const nonce = "xQWHK22dufHjLYg07545neOg4llwMJCJ";
  const signed = {
    "Content-Type": "application/json",
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": sign(platform.privateKey, replyCanonical({ timestamp, nonce, body })),
    "Wechatpay-Serial": SERIAL,
    ...headers,
  };
  const pairs = Object.entries(signed) as HeaderPair[];
  return { inbox, method: "POST", pathAndQuery: "/notify/in_1", headers: pairs, body: Buffer.from(arrived) };
}

/** The envelope with its ciphertext cut in the middle. */
function cut(): string {
  const outer = JSON.parse(envelope());
  const bytes = Buffer.from(outer.resource.ciphertext, "base64");
  return JSON.stringify({
    ...outer,
    resource: { ...outer.resource, ciphertext: bytes.subarray(0, 20).toString("base64") },
  });
}

describe("a delivery", () => {
  test("that verifies is answered 204 without a body, and recorded with what it is about", async () => {
    expect(await receive(delivery(), outside)).toEqual({ status: 204, body: "" });
    expect(recorded).toMatchObject([
      { verdict: "verified", answeredStatus: 204, resource: PLAINTEXT, eventId: "ev-1", profileId: "pf_1" },
    ]);
    expect(recorded[0]?.subject).toEqual({ contractCode: "c-1", outTradeNo: "t-1" });
  });

  test("of an authorisation bears the contract code as its request's number, which elsewhere is none", async () => {
    const authorised = '{"user_service_status":"USER_OPEN_SERVICE","out_request_no":"c-2"}';
    for (const plaintext of [authorised, '{"out_request_no":"c-2"}']) {
      await receive(delivery({ body: envelope(apiv3Key, plaintext) }), outside);
    }
    expect(recorded.map(({ subject }) => subject.contractCode)).toEqual(["c-2", null]);
  });

  test.each([
    ["whose signature is broken", { headers: { "Wechatpay-Signature": "AAAA" } }, 401, "rsa"],
    ["whose body was altered on its way", { arrived: envelope().replace("签约", "解约") }, 401, "rsa"],
    ["under a serial that we do not know", { headers: { "Wechatpay-Serial": "0A" } }, 401, "serial"],
    ["of a clock that is six minutes late", { timestamp: String(AT_S - 360) }, 401, "clock"],
    ["sealed with another key", { body: envelope(testApiv3Key("z")) }, 400, "decrypt"],
    ["whose ciphertext was cut", { body: cut() }, 400, "decrypt"],
    ["that is no JSON", { body: "hello" }, 400, "envelope"],
  ] as [string, Change, number, string][])("%s is recorded and answered", async (_name, change, status, step) => {
    const raw = delivery(change);
    const answer = await receive(raw, outside);
    if ("kind" in answer) throw new Error("nobody told this inbox what to do");
    expect(answer.status).toBe(status);
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).toMatchObject({ answeredStatus: status, verdict: "rejected" });
    expect(recorded[0]?.checks.find(({ verdict }) => verdict === "fail")?.id).toBe(step);
    expect(recorded[0]?.body).toEqual(raw.body);
    expect(JSON.parse(answer.body)).toEqual({ code: "FAIL", message: `check failed: ${step}` });
  });

  test("for an inbox that nobody has is a 404 and leaves nothing behind", async () => {
    expect(await receive(delivery({ inbox: "in_2" }), outside)).toMatchObject({ status: 404 });
    expect(recorded).toEqual([]);
  });

  test("that cannot be kept is never acknowledged", async () => {
    const broken = { ...outside, record: () => Promise.reject(new Error("disk full")) };
    await expect(receive(delivery(), broken)).rejects.toThrow("disk full");
  });
});
