import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { testKeys } from "@/lib/testing/keys";
import { readAuthorization } from "@/lib/wechatpay/authorization";
import { requestCanonical } from "@/lib/wechatpay/canonical";
import { verify } from "@/lib/wechatpay/crypto/rsa";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "qianyue-sign-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(path.join(folder, "merchant.json"), JSON.stringify({ mchid: "1600000001", serial_no: "0A" }));
writeFileSync(path.join(folder, "apiclient_key.pem"), testKeys("merchant").privateKeyPem);

const run = (args: string[], input = "") =>
  execFileSync(process.execPath, ["--import", "tsx", "lib/commands/sign.ts", ...args], { cwd: ROOT, input }).toString();

function expectSigned(printed: string, request: { method: string; pathAndQuery: string; body: string }) {
  expect(printed.split("\n")).toHaveLength(2);
  const read = readAuthorization(printed.trimEnd());
  if (read.kind !== "ok") throw new Error(printed);
  const { mchid, serialNo, timestamp, nonce, signature } = read.value;
  expect([mchid, serialNo]).toEqual(["1600000001", "0A"]);
  const canonical = requestCanonical({ ...request, timestamp, nonce });
  expect(verify(testKeys("merchant").publicKey, canonical, Buffer.from(signature, "base64"))).toBe(true);
}

test("prints the Authorization of a file's exact bytes, a final line feed included", () => {
  const body = '{"名":"值"}\n';
  const file = path.join(folder, "body.json");
  writeFileSync(file, body);
  const printed = run(["--merchant", folder, "post", "/v3/a?b=%7e", file]);
  expectSigned(printed, { method: "POST", pathAndQuery: "/v3/a?b=%7e", body });
});

test("signs standard input, and a request without a body", () => {
  expectSigned(run(["--merchant", folder, "POST", "/v3/a", "-"], "{}"), {
    method: "POST",
    pathAndQuery: "/v3/a",
    body: "{}",
  });
  expectSigned(run(["--merchant", folder, "GET", "/v3/certificates"]), {
    method: "GET",
    pathAndQuery: "/v3/certificates",
    body: "",
  });
});

test.each([[["POST", "/v3/a"]], [["--merchant", folder, "POST", "v3/a"]], [["--merchant", folder]]])(
  "says how it is used when asked wrongly: %j",
  (args) => {
    const failing = () =>
      execFileSync(process.execPath, ["--import", "tsx", "lib/commands/sign.ts", ...args], {
        cwd: ROOT,
        stdio: "pipe",
      });
    expect(failing).toThrow(/--merchant DIR METHOD PATH/);
  },
);
