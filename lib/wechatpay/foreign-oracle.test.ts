import { createSecretKey } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Aes, Formatter, Rsa } from "wechatpay-axios-plugin";
import { testKeys } from "@/lib/testing/keys";
import { formatAuthorization, readAuthorization } from "./authorization";
import { canonicalText, replyCanonical, requestCanonical } from "./canonical";
import { open, seal } from "./crypto/aead";
import { strictBase64 } from "./crypto/base64";
import { sign, verify } from "./crypto/rsa";

/** Bodies as they happen: any Unicode text, carriage returns, nothing at all, and Go's trailing line feed. */
const body = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.json().map((text) => `${text}\n`),
  fc.constantFrom("", "\n", "\r\n", '{\r\n  "stock_id": 1\r\n}', '{"name":"微信代扣用户A"}', "{}\n\n", "\uFEFF{}"),
);
const token = fc.stringMatching(/^[0-9A-Za-z]{1,32}$/);
const seconds = fc.integer({ min: 0, max: 9_999_999_999 }).map(String);
const path = fc.webPath().map((text) => `/v3${text}`);
const query = fc.option(fc.webQueryParameters(), { nil: null }).map((text) => (text === null ? "" : `?${text}`));
const method = fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE");
const request = fc.record({
  method,
  pathAndQuery: fc.tuple(path, query).map(([p, q]) => p + q),
  timestamp: seconds,
  nonce: token,
  body,
});
const reply = fc.record({ timestamp: seconds, nonce: token, body });

describe("wechatpay-axios-plugin, unmodified, agrees", () => {
  test("on the bytes of every request", () => {
    fc.assert(
      fc.property(request, (parts) => {
        const theirs = Formatter.request(parts.method, parts.pathAndQuery, parts.timestamp, parts.nonce, parts.body);
        expect(Buffer.from(requestCanonical(parts))).toEqual(Buffer.from(theirs, "utf8"));
        expect(Buffer.from(requestCanonical({ ...parts, body: Buffer.from(parts.body) }))).toEqual(Buffer.from(theirs));
      }),
    );
  });

  test("on the bytes of every reply and notification", () => {
    fc.assert(
      fc.property(reply, (parts) => {
        const theirs = Formatter.response(parts.timestamp, parts.nonce, parts.body);
        expect(Buffer.from(replyCanonical(parts))).toEqual(Buffer.from(theirs, "utf8"));
        expect(canonicalText(replyCanonical(parts))).toBe(Buffer.from(theirs, "utf8").toString("utf8"));
      }),
    );
  });

  test("that our signature is right, and we that its signature is", () => {
    const { privateKey, publicKey } = testKeys("merchant");
    const ours = fc.property(reply, (parts) => {
      const text = Formatter.response(parts.timestamp, parts.nonce, parts.body);
      expect(Rsa.verify(text, sign(privateKey, replyCanonical(parts)), publicKey)).toBe(true);
      const theirs = strictBase64(Rsa.sign(text, privateKey)) ?? new Uint8Array();
      expect(verify(publicKey, replyCanonical(parts), theirs)).toBe(true);
    });
    fc.assert(ours, { numRuns: 40 });
  });

  test("that a signature without the last line feed, or of another key, is wrong", () => {
    const { privateKey, publicKey } = testKeys("merchant");
    const text = Formatter.request("GET", "/v3/certificates", "1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242");
    const bytes = requestCanonical({
      method: "GET",
      pathAndQuery: "/v3/certificates",
      timestamp: "1554208460",
      nonce: "593BEC0C930BF1AFEB40B4A08C8FB242",
      body: "",
    });
    expect(Rsa.verify(text, sign(privateKey, bytes.subarray(0, -1)), publicKey)).toBe(false);
    expect(Rsa.verify(text, sign(testKeys("stranger").privateKey, bytes), publicKey)).toBe(false);
  });

  test("on AES-256-GCM both ways, whatever the text, nonce and associated data", () => {
    const sealing = fc.record({
      secret: fc.stringMatching(/^[0-9A-Za-z]{32}$/),
      nonce: fc.stringMatching(/^[!-~]{12}$/),
      associatedData: fc.oneof(
        fc.constantFrom("", "entrust", "transaction", "certificate"),
        fc.string({ unit: "grapheme" }),
      ),
      plaintext: fc.string({ unit: "grapheme" }),
    });
    const agrees = fc.property(sealing, ({ secret, plaintext, ...box }) => {
      const key = createSecretKey(Buffer.from(secret, "ascii"));
      const theirs = Aes.AesGcm.encrypt(plaintext, secret, box.nonce, box.associatedData);
      expect(seal(key, plaintext, box)).toBe(theirs);
      expect(Aes.AesGcm.decrypt(seal(key, plaintext, box), secret, box.nonce, box.associatedData)).toBe(plaintext);
      const opened = open(key, Buffer.from(theirs, "base64"), box);
      expect(opened.kind === "opened" && Buffer.from(opened.plaintext).toString()).toBe(plaintext);
    });
    fc.assert(agrees);
  });

  test("on the members of Authorization, which it writes in another order", () => {
    const signature = "c2lnbmF0dXJl";
    const value = { mchid: "1900000100", nonce: "ec8EEFhH", signature, timestamp: "1554208460", serialNo: "408B07E7" };
    const theirs = Formatter.authorization(value.mchid, value.nonce, signature, value.timestamp, value.serialNo);
    expect(theirs).not.toBe(formatAuthorization(value));
    expect(readAuthorization(theirs)).toEqual({ kind: "ok", value });
  });
});
