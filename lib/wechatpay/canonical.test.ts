import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText, replyCanonical, requestCanonical } from "./canonical";

const head = { method: "POST", pathAndQuery: "/v3/x?a=1", timestamp: "1554208460", nonce: "abc" };

test("takes the bytes of a body as they came, also those that are no UTF-8", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (body) => {
      const before = Buffer.from("POST\n/v3/x?a=1\n1554208460\nabc\n");
      expect(Buffer.from(requestCanonical({ ...head, body }))).toEqual(
        Buffer.concat([before, body, Buffer.from("\n")]),
      );
      const reply = Buffer.concat([Buffer.from("1554208460\nabc\n"), body, Buffer.from("\n")]);
      expect(Buffer.from(replyCanonical({ ...head, body }))).toEqual(reply);
    }),
  );
});

test("ends every line, the last one too, also after a body that ends in LF", () => {
  expect(canonicalText(requestCanonical({ ...head, body: "{}\n" }))).toBe("POST\n/v3/x?a=1\n1554208460\nabc\n{}\n\n");
  expect(canonicalText(requestCanonical({ ...head, method: "GET", body: "" }))).toBe(
    "GET\n/v3/x?a=1\n1554208460\nabc\n\n",
  );
  expect(canonicalText(replyCanonical({ ...head, body: "" }))).toBe("1554208460\nabc\n\n");
});

test("shows a byte order mark instead of swallowing it", () => {
  expect(canonicalText(Buffer.from("\uFEFF{}"))).toBe("\uFEFF{}");
});

test("mends nothing: what was signed wrongly stays to be seen", () => {
  const text = canonicalText(requestCanonical({ ...head, method: "post", pathAndQuery: "//v3/x", body: "" }));
  expect(text.startsWith("post\n//v3/x\n")).toBe(true);
});
