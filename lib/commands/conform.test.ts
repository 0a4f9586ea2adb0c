import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { merchantEndpoint, type PlantedFault } from "@/lib/testing/merchant-endpoint";
import { plainServer } from "@/lib/testing/plain-server";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "qianyue-conform-"));
const merchant = path.join(folder, "merchant");
const xml = path.join(folder, "report.xml");
const json = path.join(folder, "report.json");
let ports: number[] = [];
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  ports = [await freePort(), await freePort()];
  expect((await run("enroll", "--out", merchant)).code).toBe(0);
}, 60_000);
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let started: ChildProcess | undefined;

/** Runs a command in a process of its own, over a data folder of this file's own and with no server beside it. */
function run(command: "enroll" | "conform", ...args: string[]): Promise<{ code: number | null; said: string }> {
  const [PORT, PLATFORM_PORT] = ports.map(String);
  const env = { ...process.env, DATA_DIR: path.join(folder, "data"), PORT, PLATFORM_PORT, LOG_LEVEL: "silent" };
  const child = spawn(process.execPath, ["--import", "tsx", `lib/commands/${command}.ts`, ...args], { cwd: ROOT, env });
  started = child;
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function endpoint(faults: PlantedFault[] = []): Promise<string> {
  const one = await merchantEndpoint(merchant, { faults });
  opened.push(one);
  return one.url;
}

test("an endpoint that is right ends with 0, and its report is well-formed JUnit and JSON without a secret", async () => {
  const url = await endpoint();
  const { code, said } = await run("conform", "--url", url, "--merchant", merchant, "--out", xml, "--json", json);
  expect([code, said]).toEqual([0, expect.stringContaining(url)]);
  const [junit, report] = [readFileSync(xml, "utf8"), readFileSync(json, "utf8")];
  expect(XMLValidator.validate(junit)).toBe(true);
  const { testsuite } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(junit).testsuites;
  expect(testsuite).toMatchObject({ failures: "0", skipped: "0", tests: String(testsuite.testcase.length) });
  expect(JSON.parse(report)).toMatchObject({ verdict: "passed", score: { failed: 0 } });
  const key = JSON.parse(readFileSync(path.join(merchant, "merchant.json"), "utf8")).apiv3_key;
  const privateLine = readFileSync(path.join(merchant, "apiclient_key.pem"), "utf8").split("\n")[1] ?? "";
  expect([key.length, privateLine.length]).toEqual([32, 64]);
  for (const text of [said, junit, report]) for (const secret of [key, privateLine]) expect(text).not.toContain(secret);
  expect(statSync(path.join(merchant, "merchant.json")).mode & 0o777).toBe(0o600);
}, 60_000);

test("a report goes into folders that were not there, and one that cannot be written stops it before anything is sent", async () => {
  let asked = 0;
  const url = await plainServer((socket) => {
    asked += 1;
    socket.destroy();
  });
  const given = ["--url", url, "--merchant", merchant, "--only", "valid"];
  const file = path.join(folder, "build", "reports", "report.xml");
  expect((await run("conform", ...given, "--out", file)).code).toBe(1);
  expect(XMLValidator.validate(readFileSync(file, "utf8"))).toBe(true);
  asked = 0;
  const broken = [path.join(folder, "build"), path.join(file, "report.json")];
  for (const json of broken) {
    const { code, said } = await run("conform", ...given, "--json", json);
    expect([code, said]).toEqual([2, expect.stringContaining(`--json: ${json}`)]);
  }
  expect(asked).toBe(0);
}, 60_000);

test("one that takes probes ends with 1, and the failure is named in the language that was asked for", async () => {
  const url = await endpoint(["welcomes_probes"]);
  const given = ["--url", url, "--merchant", merchant, "--out", xml, "--only", "probe_signature", "--lang", "en"];
  const { code, said } = await run("conform", ...given);
  expect([code, said]).toEqual([1, expect.stringContaining("The signature probe")]);
  expect(readFileSync(xml, "utf8")).toContain('type="probe_signature"');
}, 60_000);

test("one that breaks the connection ends with 1: it was reached, and failed", async () => {
  const url = await plainServer((socket) => socket.destroy());
  const given = ["--url", url, "--merchant", merchant, "--out", xml, "--only", "duplicate"];
  expect((await run("conform", ...given)).code).toBe(1);
  expect(readFileSync(xml, "utf8")).toContain('type="valid"');
}, 60_000);

test("one that is interrupted stops the run, ends with 2, and its report is not green", async () => {
  const url = await plainServer(() => started?.kill("SIGINT"));
  const given = ["--url", url, "--merchant", merchant, "--out", xml, "--only", "duplicate", "--lang", "en"];
  expect(await run("conform", ...given)).toEqual({ code: 2, said: expect.stringContaining("It was stopped") });
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
    readFileSync(xml, "utf8"),
  );
  expect(testsuites).toMatchObject({ tests: "2", errors: "2" });
}, 60_000);

test("one that is not there ends with 2, as does whatever was asked for wrongly, and it says what", async () => {
  const gone = `http://127.0.0.1:${await freePort()}/notify`;
  const asked = (...more: string[]) => run("conform", "--url", gone, "--merchant", merchant, ...more);
  expect((await asked()).code).toBe(2);
  const console = await plainServer((socket) => socket.end(`HTTP/1.1 404 Not Found\r\n\r\n<html>${"x".repeat(999)}`));
  const wrong: [Promise<{ code: number | null; said: string }>, string][] = [
    [run("conform", "--url", "localhost:8080/notify", "--merchant", merchant), "--url: must be an http"],
    [run("conform", "--url", `${gone}?a=b`, "--merchant", merchant), "without a query"],
    [asked("--server", new URL(console).origin), "no machine door answers so"],
    [asked("--only", "no_such_case"), "--only"],
    [asked("--lang", "fr"), "--lang"],
    [asked("--server", "http://127.0.0.1:9"), "127.0.0.1:9"],
    [run("conform", "--url", gone, "--merchant", path.join(folder, "nobody")), "npm run enroll"],
    [run("conform", "--url", gone), "--merchant DIR"],
  ];
  for (const [ran, text] of wrong) expect(await ran).toEqual({ code: 2, said: expect.stringContaining(text) });
}, 120_000);
