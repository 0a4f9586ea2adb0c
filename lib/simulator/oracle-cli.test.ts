import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { foreigner } from "@/lib/testing/foreign-client";
import { APIV3_KEY } from "@/lib/testing/simulated-world";
import type { KeyMode } from "./merchant";

/** The SDK's own command line, unmodified, told of nothing but files and an address. */
const WXPAY = fileURLToPath(new URL("../../node_modules/wechatpay-axios-plugin/bin/cli.js", import.meta.url));
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function shop(keyMode: KeyMode) {
  const one = await foreigner(keyMode);
  const folder = mkdtempSync(path.join(tmpdir(), "qianyue-wxpay-"));
  closing.push(one.close, () => rmSync(folder, { recursive: true, force: true }));
  const keyFile = path.join(folder, "apiclient_key.pem");
  writeFileSync(keyFile, one.keys.privateKeyPem, { mode: 0o600 });
  const { baseURL, mchid, serial } = one.given;
  const download = () =>
    wxpay(["crt", "-u", baseURL, "-m", mchid, "-s", serial, "-f", keyFile, "-k", APIV3_KEY, "-o", folder]);
  /** Pre-signs, trusting one key of the platform, which lies in a file. */
  const presign = (trusted: { serial: string; file: string }, code: string, headers: string[] = []) => {
    const { spAppid, spOpenid, serviceId } = one.enrolment;
    const config = ["--config.mchid", mchid, "--config.serial", serial, "--config.privateKey", keyFile];
    const body = {
      appid: spAppid,
      openid: spOpenid,
      service_id: serviceId,
      out_contract_code: code,
      notify_url: "https://shop.example/sign",
      contract_display_account: "微信代扣用户A",
    };
    const data = Object.entries(body).flatMap(([name, value]) => [`--data.${name}`, String(value)]);
    const certs = [`--config.certs.${trusted.serial}`, trusted.file];
    return wxpay([PRESIGN, "-u", baseURL, ...config, ...certs, ...data, ...headers]);
  };
  return { ...one, folder, download, presign };
}

const PRESIGN = "v3.passwordExemptContract.contracts.normal.preEntrustSign.miniProgram";

function wxpay(given: string[]): Promise<{ said: string; complained: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [WXPAY, ...given], { env: { ...process.env, NO_COLOR: "1" } });
    const heard = { said: "", complained: "" };
    child.stdout.on("data", (chunk) => {
      heard.said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      heard.complained += chunk;
    });
    child.on("close", () => resolve(heard));
  });
}

/** A session is in the answer that the command prints once it has verified it. */
const SESSION = /pre_entrustweb_id/;

test.each(["certificate", "grey"] as const)(
  "the SDK's own downloader is given the certificate of a merchant in %s mode and opens it; its commands then trust it",
  { timeout: 240_000 },
  async (keyMode) => {
    const { enrolment, folder, download, presign } = await shop(keyMode);
    const { complained } = await download();
    // It opens the list before it verifies, or there would be no answer to print. Version 0.9.6 then verifies by a copy
    // of the map into which it opened the list, and so refuses the very certificate that it holds, whoever sent it.
    expect(complained).toContain("status: 200");
    expect(complained).toContain(`'wechatpay-serial': '${enrolment.platformSerial}'`);
    const file = path.join(folder, "wechatpay_cert.pem");
    writeFileSync(file, enrolment.platformCertificatePem);
    const sent = await presign({ serial: enrolment.platformSerial, file }, "WxpayCli1");
    expect([sent.complained, sent.said]).toEqual(["", expect.stringMatching(SESSION)]);
  },
);

test("the SDK's own downloader is told 404 RESOURCE_NOT_EXISTS for a public-key merchant, whose public key serves instead", {
  timeout: 240_000,
}, async () => {
  const { enrolment, folder, download, presign } = await shop("public_key");
  const { said, complained } = await download();
  expect(said).toBe("");
  for (const told of ["status: 404", "RESOURCE_NOT_EXISTS", "无可用的平台证书"]) expect(complained).toContain(told);
  expect(readdirSync(folder)).toEqual(["apiclient_key.pem"]);
  const file = path.join(folder, "wechatpay_pub_key.pem");
  writeFileSync(file, enrolment.publicKeyPem);
  const named = ["--headers.Wechatpay-Serial", enrolment.publicKeyId];
  const sent = await presign({ serial: enrolment.publicKeyId, file }, "WxpayCli2", named);
  expect([sent.complained, sent.said]).toEqual(["", expect.stringMatching(SESSION)]);
  // The same command refuses the same answer by a key that is not the platform's.
  writeFileSync(file, enrolment.certificatePem);
  const distrusted = await presign({ serial: enrolment.publicKeyId, file }, "WxpayCli3", named);
  expect([distrusted.said, distrusted.complained]).toEqual([
    "",
    expect.stringContaining("EV3_RES_HEADER_SIGNATURE_DIGEST"),
  ]);
});
