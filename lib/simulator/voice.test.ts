import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { replyCanonical } from "@/lib/wechatpay/canonical";
import { readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { headerValue } from "@/lib/wechatpay/header";
import { switchKeyMode } from "./key-mode";
import { platformKeys } from "./platform-keys";
import { platformVoice, type VoiceKey } from "./voice";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const said = { body: Uint8Array.of(0xff, 0x0d, 0x0a), timestamp: "1772352000", nonce: "n".repeat(32) };

test("signs any bytes at any moment, with the headers of a notification in their order", async () => {
  const { mchid } = world.enrolment;
  const headers = await platformVoice(world.sim).sign({ ...said, mchid, key: "merchant" });
  expect(headers.map(([name]) => name)).toEqual([
    "Content-Type",
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Signature",
    "Wechatpay-Serial",
    "Wechatpay-Signature-Type",
    "Request-ID",
  ]);
  const signature = Buffer.from(headerValue(headers, "Wechatpay-Signature") ?? "", "base64");
  const key = readPublicKey(world.enrolment.publicKeyPem, "platform");
  expect(verify(key, replyCanonical(said), signature)).toBe(true);
  expect(headerValue(headers, "Wechatpay-Serial")).toBe(world.enrolment.publicKeyId);
});

test("speaks with either key when told so, and with the merchant's own as its mode says", async () => {
  const { mchid } = world.enrolment;
  const ring = await platformKeys(world.sim);
  const serial = async (key: VoiceKey) =>
    headerValue(await platformVoice(world.sim).sign({ ...said, mchid, key }), "Wechatpay-Serial");
  expect(await serial("certificate")).toBe(ring.certificate.serial);
  expect(await serial("public_key")).toBe(ring.publicKey.serial);
  await switchKeyMode(mchid, "certificate", world.sim);
  expect(await serial("merchant")).toBe(ring.certificate.serial);
});

test("does not speak for a merchant that the platform does not know", async () => {
  await expect(platformVoice(world.sim).sign({ ...said, mchid: "1", key: "merchant" })).rejects.toThrow(
    "no merchant 1",
  );
});
