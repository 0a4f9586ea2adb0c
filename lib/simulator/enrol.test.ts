import { X509Certificate } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { write } from "@/lib/db/client";
import { APIV3_KEY, type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { enrol } from "./enrol";
import { platformKeys } from "./platform-keys";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe("an enrolled merchant", () => {
  test("gets a certificate for its own key, named after its id and numbered by its serial", () => {
    const { certificatePem, serialNo, mchid } = world.enrolment;
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.subject).toContain(`CN=${mchid}`);
    expect(certificate.serialNumber).toBe(serialNo);
    expect(certificate.checkPrivateKey(world.keys.privateKey)).toBe(true);
  });

  test("gets identifiers that look like the platform's", () => {
    expect(world.enrolment).toMatchObject({
      mchid: expect.stringMatching(/^16\d{8}$/),
      subMchid: expect.stringMatching(/^16\d{8}$/),
      spAppid: expect.stringMatching(/^wx[0-9a-f]{16}$/),
      subAppid: expect.stringMatching(/^wx[0-9a-f]{16}$/),
      spOpenid: expect.stringMatching(/^o[0-9A-Za-z_-]{27}$/),
      publicKeyId: expect.stringMatching(/^PUB_KEY_ID_\d+$/),
      serialNo: expect.stringMatching(/^[1-7][0-9A-F]{39}$/),
      serviceId: expect.any(Number),
    });
  });

  test("shares nothing but the platform's keys with the next one", async () => {
    const next = await enrol({ publicKeyPem: world.keys.publicKeyPem, apiv3Key: APIV3_KEY }, world.sim);
    const { platformSerial, publicKeyId, ...own } = world.enrolment;
    expect(next).toMatchObject({ platformSerial, publicKeyId });
    for (const member of ["mchid", "serialNo", "spAppid", "subMchid", "subAppid", "spOpenid"] as const) {
      expect(next[member]).not.toBe(own[member]);
    }
  });

  test.each([
    ["no key", "nonsense", APIV3_KEY, /^public_key_pem must/],
    ["a short APIv3 key", null, "short", /^apiv3_key must be exactly 32/],
  ])("with %s is refused by the field's name alone", async (_name, pem, apiv3Key, expected) => {
    const application = { publicKeyPem: pem ?? world.keys.publicKeyPem, apiv3Key };
    await expect(enrol(application, world.sim)).rejects.toThrow(expected);
  });
});

describe("the platform's own keys", () => {
  test("are an RSA-2048 certificate of five years with an upper-case serial without a leading zero", () => {
    const certificate = new X509Certificate(world.enrolment.platformCertificatePem);
    expect(certificate.serialNumber).toBe(world.enrolment.platformSerial);
    expect(certificate.serialNumber).toMatch(/^[1-9A-F][0-9A-F]{39}$/);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const years = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / (365 * 24 * 3_600_000);
    expect(Math.round(years)).toBe(5);
  });

  test("are the same after a restart", async () => {
    const ring = await platformKeys({ ...world.sim, store: { ...world.store } });
    expect(ring.certificate.serial).toBe(world.enrolment.platformSerial);
    expect(ring.publicKey.serial).toBe(world.enrolment.publicKeyId);
  });

  test("are made once, also when two instances start at the same moment", async () => {
    await write(world.store, async (tx) => {
      await tx.deleteFrom("sim_platform").execute();
    });
    const start = () => platformKeys({ ...world.sim, store: { ...world.store } });
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.certificate.serial).not.toBe(world.enrolment.platformSerial);
    expect(other.certificate.serial).toBe(one.certificate.serial);
    expect(other.publicKey.serial).toBe(one.publicKey.serial);
  });
});
