import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import type { GrantedMerchant } from "./machine-door";
import { expectNoMerchant, writeMerchant } from "./merchant-files";

const parent = mkdtempSync(path.join(tmpdir(), "qianyue-enroll-"));
const directory = path.join(parent, "deep", "merchant");
afterEach(() => rmSync(path.join(parent, "deep"), { recursive: true, force: true }));

const granted = {
  merchant: { mchid: "1600000001" },
  apiclient_cert_pem: "cert",
  wechatpay_cert_pem: "platform cert",
  wechatpay_pub_key_pem: "public key",
  apiclient_key_pem: "private key",
} as unknown as GrantedMerchant & { apiclient_key_pem: string };

test("five files are written that only their owner can read", () => {
  writeMerchant(directory, granted);
  expect(readdirSync(directory).sort()).toEqual([
    "apiclient_cert.pem",
    "apiclient_key.pem",
    "merchant.json",
    "wechatpay_cert.pem",
    "wechatpay_pub_key.pem",
  ]);
  const mode = (file: string) => statSync(file).mode & 0o777;
  expect(mode(directory)).toBe(0o700);
  for (const name of readdirSync(directory)) expect(mode(path.join(directory, name))).toBe(0o600);
  expect(JSON.parse(readFileSync(path.join(directory, "merchant.json"), "utf8"))).toEqual(granted.merchant);
});

test("a merchant that is there is not written over unawares", () => {
  expect(() => expectNoMerchant(directory)).not.toThrow();
  writeMerchant(directory, granted);
  expect(() => expectNoMerchant(directory)).toThrow("--force");
});
