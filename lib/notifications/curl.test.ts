import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEndpoint } from "@/lib/testing/simulated-world";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { curlOfNotification } from "./curl";

const run = promisify(execFile);
let endpoint: Awaited<ReturnType<typeof testEndpoint>>;

beforeAll(async () => {
  execFileSync("curl", ["--version"]);
  endpoint = await testEndpoint();
});
afterAll(() => endpoint.close());

const HEADERS: HeaderPair[] = [
  ["Wechatpay-Timestamp", "1"],
  ["wechatpay-NONCE", 'it\'s $HOME `id` \\ "q"'],
  ["X-Empty", ""],
  ["Content-Type", "application/json; charset=utf-8"],
];

test.each([
  ["plain JSON", '{"a":"b"}'],
  ["Chinese, emoji, quotes and a shell's letters", `{"名":"微信😀","q":"it's $(id) \`id\` \\u4e00 !x %s"}`],
  ["line ends of every kind, tabs and NUL", "a\r\nb\nc\rd\te\u0000f\n\n"],
  ["bytes that are no UTF-8", Uint8Array.from({ length: 256 }, (_, index) => index)],
  ["an @ at its start", "@/etc/hostname"],
  ["nothing", ""],
  ["a mark of byte order", "\uFEFF{}"],
  ["more than an argument can hold", `{"a":"${"名".repeat(50_000)}"}`],
])("the command sends the very bytes and signed headers: %s", async (_name, given) => {
  const body = typeof given === "string" ? new TextEncoder().encode(given) : given;
  const command = curlOfNotification({ method: "POST", headers: HEADERS, body }, `${endpoint.url}/notify?a=[1]&b={2}`);
  // As a shell reads what is pasted: an argument of its own would be too long for the long one.
  const typed = run("sh");
  typed.child.stdin?.end(`${command}\n`);
  await typed;
  const received = endpoint.received.at(-1);
  expect(received?.path).toBe("/notify?a=[1]&b={2}");
  expect(Buffer.from(received?.body ?? []).equals(Buffer.from(body))).toBe(true);
  const names = HEADERS.map(([name]) => name.toLowerCase());
  expect(received?.headers.filter(([name]) => names.includes(name.toLowerCase()))).toEqual(HEADERS);
  const added = received?.headers.map(([name]) => name).filter((name) => !names.includes(name.toLowerCase()));
  expect(added).toEqual(["Host", "Content-Length"]);
});
