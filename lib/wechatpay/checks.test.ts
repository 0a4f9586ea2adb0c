import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testApiv3Key, testKeys } from "@/lib/testing/keys";
import { replyCanonical } from "./canonical";
import { allPassed, type Check, type CheckId, firstFailure } from "./check";
import { checkNotification, checkReply } from "./checks";
import { sign } from "./crypto/rsa";
import { writeEnvelope } from "./envelope";
import type { HeaderPair } from "./header";
import { PROBE_PREFIX } from "./probe";
import type { SignedMessage } from "./signature-checks";

const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const NOW_MS = 1_554_208_460_000;
const PLAINTEXT = '{"out_contract_code":"wxwtdk20200910100000","contract_state":"SIGNED","name":"微信代扣用户A"}';
const platform = testKeys("platform");
const platformKeys = new Map([[SERIAL, platform.publicKey]]);
const keys = { platformKeys, apiv3Key: testApiv3Key() };

function deliver(body: string | Uint8Array, change: Record<string, string> = {}): SignedMessage {
  const timestamp = "1554208460";
  const nonce = "xQWHK22dufHjLYg07545neOg4llwMJCJ";
  const headers = {
    "Content-Type": "application/json",
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": sign(platform.privateKey, replyCanonical({ timestamp, nonce, body })),
    "Wechatpay-Serial": SERIAL,
    ...change,
  };
  return {
    headers: Object.entries(headers) as HeaderPair[],
    body: typeof body === "string" ? Buffer.from(body) : body,
  };
}

function envelopeOf(plaintext = PLAINTEXT): string {
  const draft = {
    id: "7f8fcdb2-573a-547a-901e-4c34f9761293",
    createTime: "2019-04-02T20:34:20+08:00",
    eventType: "ENTRUST.SIGN",
    summary: "签约结果通知",
    originalType: "entrust",
    associatedData: "entrust",
    nonce: "61f9c719728a",
    plaintext,
  };
  return writeEnvelope(draft, keys.apiv3Key);
}

/** The same envelope with members of its resource replaced, then signed as if the platform had sent it so. */
function withResource(change: Record<string, unknown>): SignedMessage {
  const outer = JSON.parse(envelopeOf());
  return deliver(JSON.stringify({ ...outer, resource: { ...outer.resource, ...change } }));
}

function ciphertext(): Buffer {
  return Buffer.from(JSON.parse(envelopeOf()).resource.ciphertext, "base64");
}

function verdicts(checks: readonly Check[]) {
  const of = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ id }) => id);
  return { failed: of("fail"), skipped: of("skipped") };
}

describe("a notification", () => {
  test("that the platform signed and sealed passes thirteen steps and gives its exact plaintext", () => {
    const { checks, envelope, resource } = checkNotification(deliver(envelopeOf()), keys, NOW_MS);
    expect(checks).toHaveLength(13);
    expect(allPassed(checks)).toBe(true);
    expect(resource).toBe(PLAINTEXT);
    expect(envelope?.eventType).toBe("ENTRUST.SIGN");
  });

  test("without associated data opens as well: the member may be absent", () => {
    const outer = JSON.parse(envelopeOf());
    const sealed = writeEnvelope({ ...draftOf(outer), associatedData: "" }, keys.apiv3Key);
    const bare = JSON.parse(sealed);
    delete bare.resource.associated_data;
    const { checks } = checkNotification(deliver(JSON.stringify(bare)), keys, NOW_MS);
    expect(allPassed(checks)).toBe(true);
  });

  const cases: [string, SignedMessage, CheckId[], CheckId[]][] = [
    ["a body that is no JSON", deliver("hello"), ["envelope"], ["algorithm", "decrypt", "resource"]],
    ["an empty body", deliver(""), ["envelope"], ["algorithm", "decrypt", "resource"]],
    [
      "an envelope without ciphertext",
      withResource({ ciphertext: undefined }),
      ["envelope"],
      ["algorithm", "decrypt", "resource"],
    ],
    [
      "a ciphertext that is no text",
      withResource({ ciphertext: 7 }),
      ["envelope"],
      ["algorithm", "decrypt", "resource"],
    ],
    ["another algorithm", withResource({ algorithm: "AEAD_SM4_GCM" }), ["algorithm"], ["decrypt", "resource"]],
    ["ciphertext that is no Base64", withResource({ ciphertext: "@@@" }), ["decrypt"], ["resource"]],
    ["ciphertext shorter than its tag", withResource({ ciphertext: "YWJj" }), ["decrypt"], ["resource"]],
    [
      "ciphertext cut by a byte",
      withResource({ ciphertext: ciphertext().subarray(0, -1).toString("base64") }),
      ["decrypt"],
      ["resource"],
    ],
    [
      "ciphertext cut in front",
      withResource({ ciphertext: ciphertext().subarray(1).toString("base64") }),
      ["decrypt"],
      ["resource"],
    ],
    ["altered associated data", withResource({ associated_data: "Entrust" }), ["decrypt"], ["resource"]],
    ["missing associated data", withResource({ associated_data: undefined }), ["decrypt"], ["resource"]],
    ["another nonce", withResource({ nonce: "61f9c719728b" }), ["decrypt"], ["resource"]],
    ["an empty nonce", withResource({ nonce: "" }), ["decrypt"], ["resource"]],
    ["a plaintext that is no JSON", deliver(envelopeOf("SIGNED")), ["resource"], []],
    ["a plaintext that is a list", deliver(envelopeOf("[]")), ["resource"], []],
  ];
  test.each(cases)("fails at one named step: %s", (_, message, failed, skipped) => {
    const { checks } = checkNotification(message, keys, NOW_MS);
    expect(verdicts(checks)).toEqual({ failed, skipped });
    expect(allPassed(checks)).toBe(false);
  });

  test("under another APIv3 key fails at decryption alone, and shows no plaintext", () => {
    const { checks, resource } = checkNotification(
      deliver(envelopeOf()),
      { ...keys, apiv3Key: testApiv3Key("z") },
      NOW_MS,
    );
    expect(verdicts(checks)).toEqual({ failed: ["decrypt"], skipped: ["resource"] });
    expect(firstFailure(checks)?.actual).toEqual({ key: "wrong_key_or_altered" });
    expect(resource).toBeNull();
  });

  test("with a wrong signature is opened all the same, and never counts as verified", () => {
    const probe = deliver(envelopeOf(), { "Wechatpay-Signature": PROBE_PREFIX + "A".repeat(336) });
    const { checks, resource } = checkNotification(probe, keys, NOW_MS);
    expect(verdicts(checks)).toEqual({ failed: ["base64"], skipped: ["rsa"] });
    expect(allPassed(checks)).toBe(false);
    expect(resource).toBe(PLAINTEXT);
  });

  test("of random bytes never throws and is never verified", () => {
    const anything = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new Uint8Array(Buffer.from(text))),
    );
    const property = fc.property(anything, (body) => {
      const { checks } = checkNotification(deliver(body), keys, NOW_MS);
      expect(checks).toHaveLength(13);
      expect(allPassed(checks)).toBe(false);
    });
    fc.assert(property, { numRuns: 60 });
  });
});

function draftOf(outer: Record<string, string>) {
  const { id = "", create_time: createTime = "", event_type: eventType = "", summary = "" } = outer;
  return { id, createTime, eventType, summary, originalType: "entrust", nonce: "61f9c719728a", plaintext: PLAINTEXT };
}

describe("a reply", () => {
  const unsigned = {
    headers: [["Content-Type", "application/json"]] as HeaderPair[],
    body: Buffer.from('{"code":"PARAM_ERROR","message":"参数错误"}'),
  };

  test("that is signed is checked, whatever its status", () => {
    expect(allPassed(checkReply({ ...deliver("{}"), status: 200 }, platformKeys, NOW_MS))).toBe(true);
    expect(allPassed(checkReply({ ...deliver(""), status: 204 }, platformKeys, NOW_MS))).toBe(true);
    expect(allPassed(checkReply({ ...deliver("{}"), status: 403 }, platformKeys, NOW_MS))).toBe(true);
    const forged = { ...deliver("{}"), status: 500, body: Buffer.from("{ }") };
    expect(verdicts(checkReply(forged, platformKeys, NOW_MS)).failed).toEqual(["rsa"]);
  });

  test.each([
    ["text/html", "fail"],
    ["application/jsonp", "fail"],
    ["", "fail"],
    ["application/json; charset=utf-8", "pass"],
    ["Application/JSON", "pass"],
  ])("called %j is a body that an official client would %s", (type, verdict) => {
    const checks = checkReply({ ...deliver("{}", { "Content-Type": type }), status: 200 }, platformKeys, NOW_MS);
    expect(checks.find(({ id }) => id === "content_type")?.verdict).toBe(verdict);
    expect(verdicts(checks).failed).toEqual(verdict === "fail" ? ["content_type"] : []);
  });

  test.each([300, 400, 401, 404, 405, 429, 500, 502])(
    "%i without a signature is skipped, neither passed nor failed",
    (status) => {
      const checks = checkReply({ ...unsigned, status }, platformKeys, NOW_MS);
      expect(checks.map(({ verdict }) => verdict)).toEqual(new Array(9).fill("skipped"));
      expect(allPassed(checks)).toBe(false);
    },
  );

  test.each([200, 202, 204])("%i without a signature has failed: the platform signs those", (status) => {
    const checks = checkReply({ ...unsigned, status }, platformKeys, NOW_MS);
    expect(verdicts(checks).failed).toEqual(["header_timestamp", "header_nonce", "header_signature", "header_serial"]);
  });
});
