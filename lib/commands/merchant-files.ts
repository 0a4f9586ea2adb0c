import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { GrantedMerchant } from "./machine-door";

/** Throws when a merchant is there already: its private key exists nowhere else. */
export function expectNoMerchant(directory: string): void {
  const file = path.join(directory, "merchant.json");
  if (existsSync(file)) throw new Error(`${file} is there already: choose another --out, or add --force to lose it`);
}

/** Writes the five files, readable by their owner alone. */
export function writeMerchant(directory: string, given: GrantedMerchant & { apiclient_key_pem: string }): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const files: Record<string, string> = {
    "apiclient_key.pem": given.apiclient_key_pem,
    "apiclient_cert.pem": given.apiclient_cert_pem,
    "wechatpay_cert.pem": given.wechatpay_cert_pem,
    "wechatpay_pub_key.pem": given.wechatpay_pub_key_pem,
    "merchant.json": `${JSON.stringify(given.merchant, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name);
    writeFileSync(file, text, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
}
