import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import { replyCanonical } from "./canonical";
import { allPassed, type Check, type CheckId, firstFailure } from "./check";
import { sign } from "./crypto/rsa";
import type { HeaderPair } from "./header";
import { PROBE_PREFIX } from "./probe";
import { type SignedMessage, signatureChecks } from "./signature-checks";

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const PUB_KEY_ID = "PUB_KEY_ID_0114232134912410000000000000000000";
const NOW_MS = 1_554_208_460_000;
const BODY = '{"mchid":"1900000100","sub_mchid":"1900000109"}';
const platform = testKeys("platform");
const keys = new Map([
  [SERIAL, platform.publicKey],
  [PUB_KEY_ID, testKeys("public-key-mode").publicKey],
]);

function signed(change: Partial<Record<string, string>> = {}, body = BODY): SignedMessage {
  const timestamp = change["Wechatpay-Timestamp"] ?? "1554208460";
  const nonce = change["Wechatpay-Nonce"] ?? "593BEC0C930BF1AFEB40B4A08C8FB242";
  const signature = sign(platform.privateKey, replyCanonical({ timestamp, nonce, body }));
  const headers = {
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": signature,
    "Wechatpay-Serial": SERIAL,
    ...change,
  };
  return { headers: Object.entries(headers) as HeaderPair[], body: Buffer.from(body) };
}

function without(name: string): SignedMessage {
  const message = signed();
  return { ...message, headers: message.headers.filter(([candidate]) => candidate !== name) };
}

/** What failed and what was skipped for it; all else must have passed. */
function verdicts(checks: readonly Check[]) {
  const of = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ id }) => id);
  return { failed: of("fail"), skipped: of("skipped") };
}

const ALL: CheckId[] = [
  "header_timestamp",
  "header_nonce",
  "header_signature",
  "header_serial",
  "clock",
  "serial",
  "base64",
  "rsa",
];

test("a message of the platform passes all eight steps, in this order", () => {
  const checks = signatureChecks(signed(), keys, NOW_MS);
  expect(checks.map(({ id }) => id)).toEqual(ALL);
  expect(allPassed(checks)).toBe(true);
  expect(firstFailure(checks)).toBeNull();
});

test("header names are read in any case, and the second key by its own serial", () => {
  const message = signed();
  const lower = message.headers.map(([name, value]): HeaderPair => [name.toLowerCase(), value]);
  expect(allPassed(signatureChecks({ ...message, headers: lower }, keys, NOW_MS))).toBe(true);
});

describe("one step fails alone, and only what needs it is skipped:", () => {
  const signature = signed().headers.find(([name]) => name === "Wechatpay-Signature")?.[1] ?? "";
  const cases: [string, SignedMessage, CheckId[], CheckId[]][] = [
    ["no timestamp", without("Wechatpay-Timestamp"), ["header_timestamp"], ["clock", "rsa"]],
    ["no nonce", without("Wechatpay-Nonce"), ["header_nonce"], ["rsa"]],
    ["no signature", without("Wechatpay-Signature"), ["header_signature"], ["base64", "rsa"]],
    ["no serial", without("Wechatpay-Serial"), ["header_serial"], ["serial", "rsa"]],
    ["an empty serial", signed({ "Wechatpay-Serial": "" }), ["header_serial"], ["serial", "rsa"]],
    ["a clock 301 s behind", signed({ "Wechatpay-Timestamp": "1554208159" }), ["clock"], []],
    ["a clock 301 s ahead", signed({ "Wechatpay-Timestamp": "1554208761" }), ["clock"], []],
    ["milliseconds for seconds", signed({ "Wechatpay-Timestamp": "1554208460000" }), ["clock"], []],
    ["a date for seconds", signed({ "Wechatpay-Timestamp": "2019-04-02T20:34:20+08:00" }), ["clock"], []],
    ["a serial nobody knows", signed({ "Wechatpay-Serial": "51856640BA57CBD6343B" }), ["serial"], ["rsa"]],
    ["a serial in lower case", signed({ "Wechatpay-Serial": SERIAL.toLowerCase() }), ["serial"], ["rsa"]],
    ["a probe", signed({ "Wechatpay-Signature": PROBE_PREFIX + "A".repeat(336) }), ["base64"], ["rsa"]],
    ["a cut signature", signed({ "Wechatpay-Signature": signature.slice(0, -2) }), ["base64"], ["rsa"]],
    ["a signature of two bytes", signed({ "Wechatpay-Signature": "YWI=" }), ["rsa"], []],
    ["the key of another serial", signed({ "Wechatpay-Serial": PUB_KEY_ID }), ["rsa"], []],
    ["a body of one more byte", { ...signed(), body: Buffer.from(`${BODY}\n`) }, ["rsa"], []],
    [
      "a body written again",
      { ...signed(), body: Buffer.from(JSON.stringify(JSON.parse(BODY), null, 1)) },
      ["rsa"],
      [],
    ],
    ["timestamp and nonce exchanged", swapped(), ["clock", "rsa"], []],
    ["no headers at all", { headers: [], body: Buffer.from(BODY) }, ALL.slice(0, 4), ALL.slice(4)],
  ];
  test.each(cases)("%s", (_, message, failed, skipped) => {
    const checks = signatureChecks(message, keys, NOW_MS);
    expect(verdicts(checks)).toEqual({ failed, skipped });
    expect(allPassed(checks)).toBe(false);
    expect(firstFailure(checks)?.id).toBe(failed[0]);
  });
});

function swapped(): SignedMessage {
  const message = signed();
  const [timestamp, nonce, ...rest] = message.headers.map(([, value]) => value);
  const values = [nonce, timestamp, ...rest];
  return { ...message, headers: message.headers.map(([name], index): HeaderPair => [name, values[index] ?? ""]) };
}

test("a probe is called a probe, so that nobody looks for a bug", () => {
  const checks = signatureChecks(signed({ "Wechatpay-Signature": `${PROBE_PREFIX}AAAA` }), keys, NOW_MS);
  expect(firstFailure(checks)?.actual).toEqual({ key: "probe" });
});

describe("300 s are allowed and 301 are not, in whole seconds of our clock as the SDKs count:", () => {
  test.each([
    [-300_000, "pass", 300],
    [300_000, "pass", -300],
    [300_999, "pass", -300],
    [301_000, "fail", -301],
    [-300_001, "fail", 301],
    [-301_000, "fail", 301],
    [999, "pass", 0],
  ])("our clock turned by %i ms: %s", (turnedMs, verdict, seconds) => {
    const clock = signatureChecks(signed(), keys, NOW_MS + turnedMs).find(({ id }) => id === "clock");
    expect(clock).toMatchObject({ verdict, actual: { key: "off_by_seconds", values: { seconds } } });
  });
});

test("no byte of the body can be changed, taken away or added unseen", () => {
  const message = signed();
  const changed = fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
    const body = Uint8Array.from(message.body, (byte, index) => (index === at ? byte ^ mask : byte));
    expect(verdicts(signatureChecks({ ...message, body }, keys, NOW_MS)).failed).toEqual(["rsa"]);
    const shorter = message.body.filter((_, index) => index !== at);
    expect(verdicts(signatureChecks({ ...message, body: shorter }, keys, NOW_MS)).failed).toEqual(["rsa"]);
  });
  fc.assert(changed, { numRuns: 60 });
});

test("never throws and never passes, whatever headers and bytes come in", () => {
  const name = fc.constantFrom("Wechatpay-Timestamp", "wechatpay-nonce", "Wechatpay-Signature", "WECHATPAY-SERIAL");
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(SERIAL, "1554208460", "YWJj", "__proto__", ""));
  const anything = fc.property(fc.array(fc.tuple(name, value)), fc.uint8Array(), (headers, body) => {
    const checks = signatureChecks({ headers, body }, keys, NOW_MS);
    expect(checks.map(({ id }) => id)).toEqual(ALL);
    expect(allPassed(checks)).toBe(false);
  });
  fc.assert(anything);
});
