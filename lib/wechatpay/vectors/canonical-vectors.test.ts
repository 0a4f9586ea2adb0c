import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import { opensslSha256, opensslSign, opensslVerifies } from "@/lib/testing/openssl";
import { replyCanonical, requestCanonical } from "../canonical";
import { sign, verify } from "../crypto/rsa";
import { exampleForm, inputFromForm } from "../form";
import { requestTexts } from "../form-input";
import type { Operation } from "../operation";
import { contractQuery } from "../operations/contract-query";
import { serviceProviderPayRedirectSign } from "../operations/service-provider-pay-redirect-sign";
import {
  CANONICAL_VECTORS,
  type CanonicalVector,
  VECTOR_NONCE as nonce,
  PRODUCTION_LENGTHS,
  VECTOR_TIMESTAMP as timestamp,
} from "./canonical-vectors";

function ours({ message }: CanonicalVector): Uint8Array {
  return message.kind === "request"
    ? requestCanonical({ ...message, timestamp, nonce })
    : replyCanonical({ timestamp, nonce, body: message.body });
}

/** The rule of the documentation, written out a second time without our code: every line ends with LF. */
function written({ message }: CanonicalVector): Buffer {
  return message.kind === "request"
    ? Buffer.from(`${message.method}\n${message.pathAndQuery}\n${timestamp}\n${nonce}\n${message.body}\n`)
    : Buffer.from(`${timestamp}\n${nonce}\n${message.body}\n`);
}

describe.each(CANONICAL_VECTORS)("$name", (vector) => {
  test("has the published bytes, length and digest", () => {
    expect(Buffer.from(ours(vector))).toEqual(written(vector));
    expect(ours(vector)).toHaveLength(vector.bytes);
    expect(createHash("sha256").update(ours(vector)).digest("hex")).toBe(vector.sha256);
  });

  test("has that digest by the openssl command, of our bytes and of the rule written out", () => {
    expect(opensslSha256(ours(vector))).toBe(vector.sha256);
    expect(opensslSha256(written(vector))).toBe(vector.sha256);
  });

  test("signed by us, verifies by openssl over the rule written out; signed by openssl, verifies by us", () => {
    const keys = testKeys("merchant");
    const signature = Buffer.from(sign(keys.privateKey, ours(vector)), "base64");
    expect(opensslVerifies(keys.publicKeyPem, written(vector), signature)).toBe(true);
    expect(verify(keys.publicKey, ours(vector), opensslSign(keys.privateKeyPem, written(vector)))).toBe(true);
  });

  test("loses its signature with its last line feed", () => {
    const keys = testKeys("merchant");
    const cut = ours(vector).subarray(0, -1);
    const signature = Buffer.from(sign(keys.privateKey, cut), "base64");
    expect(opensslVerifies(keys.publicKeyPem, written(vector), signature)).toBe(false);
    expect(verify(keys.publicKey, cut, opensslSign(keys.privateKeyPem, written(vector)))).toBe(false);
  });
});

test.each([
  ["K1", 0, serviceProviderPayRedirectSign as Operation],
  ["K2", 1, contractQuery],
])("%s is what the operation's own example form says", (_, index, operation) => {
  const request = requestTexts(operation, inputFromForm(operation, exampleForm(operation)));
  expect(CANONICAL_VECTORS[index]?.message).toEqual({ kind: "request", method: operation.method, ...request });
});

test.each(PRODUCTION_LENGTHS)("K6: $method $pathAndQuery has the length $bytes of production answers", (sample) => {
  expect(requestCanonical({ ...sample, timestamp, nonce, body: "" })).toHaveLength(sample.bytes);
});
