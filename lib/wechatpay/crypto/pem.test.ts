import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import { openssl } from "@/lib/testing/openssl";
import { readApiv3Key, readPrivateKey, readPublicKey } from "./pem";
import { sign, verify } from "./rsa";

const keys = testKeys("merchant");
const message = Buffer.from("message");

/** A certificate made by the openssl command, with a serial that begins with a letter. */
function certificate(): { key: string; pem: string } {
  const text = openssl([
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "-",
    "-subj",
    "/CN=1900000100",
    "-days",
    "1",
    "-set_serial",
    "0x5157f09efdc096de15ebe81a47057a7232f1b8e1",
  ]).toString();
  const cut = text.indexOf("-----BEGIN CERTIFICATE-----");
  return { key: text.slice(0, cut), pem: text.slice(cut) };
}

describe("keys", () => {
  test("are read from PEM, a public one from a certificate as well", () => {
    const signature = Buffer.from(sign(readPrivateKey(keys.privateKeyPem, "key"), message), "base64");
    expect(verify(readPublicKey(keys.publicKeyPem, "key"), message, signature)).toBe(true);
    const { key, pem } = certificate();
    const byCertificate = Buffer.from(sign(readPrivateKey(key, "key"), message), "base64");
    expect(verify(readPublicKey(pem, "cert"), message, byCertificate)).toBe(true);
  });

  test.each([
    ["a certificate where a private key belongs", () => certificate().pem],
    ["a public key where a private one belongs", () => keys.publicKeyPem],
    ["a cut key", () => keys.privateKeyPem.slice(0, -200)],
    ["no PEM at all", () => "hello"],
    ["nothing", () => ""],
    [
      "a key that is not RSA",
      () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ],
    [
      "an RSA key of 1024 bits",
      () =>
        generateKeyPairSync("rsa", { modulusLength: 1024 })
          .privateKey.export({ type: "pkcs8", format: "pem" })
          .toString(),
    ],
  ])("refuses %s, naming the field and none of its text", (_, make) => {
    const pem = make();
    const line = pem.split("\n")[1] ?? "";
    expect(() => readPrivateKey(pem, "merchant key")).toThrow(/^merchant key must be/);
    try {
      readPrivateKey(pem, "merchant key");
    } catch (error) {
      if (line !== "") expect(inspect(error)).not.toContain(line);
    }
  });

  test("neither print nor serialise", () => {
    const key = readApiv3Key("0123456789abcdef0123456789abcdef", "key");
    expect(JSON.stringify(key) + inspect(key)).not.toContain("0123456789abcdef");
  });
});

describe("an APIv3 key", () => {
  test.each([
    "0123456789abcdef0123456789abcde",
    "0123456789abcdef0123456789abcdef0",
    "0123456789abcdef0123456789abcde中",
    "0123456789abcdef0123456789abcde ",
    "",
  ])("is 32 ASCII letters and digits, not %j, which no error repeats", (text) => {
    expect(() => readApiv3Key(text, "apiv3_key")).toThrow("apiv3_key must be exactly 32 ASCII letters and digits");
  });
});

test("a signature that is none is false, not an error", () => {
  for (const bytes of [new Uint8Array(), new Uint8Array(1), new Uint8Array(256), new Uint8Array(1000)]) {
    expect(verify(keys.publicKey, message, bytes)).toBe(false);
  }
});
