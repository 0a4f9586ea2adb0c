import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { X509CertificateGenerator } from "@peculiar/x509";
import { expect, test } from "vitest";
import { testApiv3Key, testKeys } from "@/lib/testing/keys";
import { seal } from "@/lib/wechatpay/crypto/aead";
import { sealOaep } from "@/lib/wechatpay/crypto/oaep";
import type { Exchange } from "./exchange";
import { holdsSealedParts, openedParts } from "./opened-reply";

const merchant = testKeys("merchant");
const keys = { apiv3Key: testApiv3Key(), privateKey: merchant.privateKey };
const SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
const sealing = { nonce: "61f9c719728a", associatedData: "certificate" };

async function certificatePem(): Promise<string> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: SERIAL,
      name: "CN=Tenpay.com sandbox",
      notBefore: new Date("2026-01-01T00:00:00Z"),
      notAfter: new Date("2031-01-01T00:00:00Z"),
      keys: await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]),
      signingAlgorithm: algorithm,
    },
    webcrypto as unknown as Crypto,
  );
  return certificate.toString("pem");
}

function replied(operationId: string, answer: unknown, status = 200): Exchange {
  const body = new TextEncoder().encode(JSON.stringify(answer));
  return { operationId, reply: { kind: "reply", status, headers: [], body, tookMs: 1 } } as unknown as Exchange;
}

const listing = (ciphertext: unknown, serial_no = SERIAL) =>
  replied("certificates", {
    data: [
      {
        serial_no,
        encrypt_certificate: {
          algorithm: "AEAD_AES_256_GCM",
          nonce: sealing.nonce,
          associated_data: "certificate",
          ciphertext,
        },
      },
    ],
  });

test("a certificate is opened with the APIv3 key, and its own serial held against the one beside it", async () => {
  const pem = await certificatePem();
  const sealed = seal(keys.apiv3Key, pem, sealing);
  expect(openedParts(listing(sealed), keys)).toEqual([
    {
      kind: "certificate",
      serialNo: SERIAL,
      serialMatches: true,
      subject: "CN=Tenpay.com sandbox",
      issuer: "CN=Tenpay.com sandbox",
      validFromMs: Date.parse("2026-01-01T00:00:00Z"),
      validToMs: Date.parse("2031-01-01T00:00:00Z"),
      pem,
    },
  ]);
  expect(openedParts(listing(sealed, "00".repeat(20)), keys)).toMatchObject([{ serialMatches: false }]);
});

test("what does not open, or holds no certificate, is called unreadable and stops nothing", () => {
  const foreign = seal(testApiv3Key("z"), "x", sealing);
  const noCertificate = seal(keys.apiv3Key, "hello", sealing);
  for (const ciphertext of [foreign, noCertificate, "…", "", null, 7, {}]) {
    expect(openedParts(listing(ciphertext), keys)).toEqual([{ kind: "unreadable", member: SERIAL }]);
  }
  for (const answer of [null, [], "x", { data: 1 }, { data: [] }, {}]) {
    expect(openedParts(replied("certificates", answer), keys)).toEqual([]);
  }
});

test("the self-test's message is opened with the merchant's private key", () => {
  const echo = (sealed: string) => replied("security-echo", { echo_message: "hello", encrypted_echo_message: sealed });
  expect(openedParts(echo(sealOaep(merchant.publicKey, "你好")), keys)).toEqual([
    { kind: "text", member: "encrypted_echo_message", text: "你好" },
  ]);
  expect(openedParts(echo(sealOaep(testKeys("stranger").publicKey, "你好")), keys)).toEqual([
    { kind: "unreadable", member: "encrypted_echo_message" },
  ]);
});

test("keys need only be opened for a success of the two operations that seal something", () => {
  expect(holdsSealedParts(replied("certificates", {}))).toBe(true);
  expect(holdsSealedParts(replied("security-echo", {}))).toBe(true);
  expect(holdsSealedParts(replied("certificates", {}, 404))).toBe(false);
  expect(holdsSealedParts(replied("contract-query", {}))).toBe(false);
});
