import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createSend, pairsOf } from "@/lib/egress";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { ownServer } from "../own-server";
import { plantPlatform, signedNotification, type TestPlatform } from "../platform";
import { ROOT, stopServer } from "../server";

const NOTIFICATIONS = 1_000;
const SENDERS = 4;
/** How many had been forwarded when something was killed, and what. */
const KILLS = [
  [100, "listen"],
  [230, "server"],
  [360, "listen"],
  [490, "server"],
  [620, "listen"],
  [750, "server"],
  [880, "listen"],
] as const;

type Sent = { headers: HeaderPair[]; body: Buffer };

test("listen and its server are killed again and again during 1,000 notifications: each arrives, byte for byte", async () => {
  test.setTimeout(240_000);
  const own = await ownServer("listen");
  const platform = await plantPlatform(own.dataDir, own.doorUrl);
  const endpoint = await recordingEndpoint();
  const accepted = new Map<string, Sent>();
  const all = new Map<string, Sent>();
  const said: string[] = [];
  let server = await own.start();
  let listener = startListening();
  try {
    let number = 0;
    const sending = Promise.all(
      Array.from({ length: SENDERS }, async () => {
        while (number < NOTIFICATIONS) {
          number += 1;
          await sendUntilAccepted(own.doorUrl, { platform, number, accepted, all });
        }
      }),
    );
    for (const [after, what] of KILLS) {
      await until(() => endpoint.received.length >= after);
      if (what === "server") {
        await stopServer(server, "SIGKILL");
        server = await own.start();
      } else {
        await kill(listener);
        listener = startListening();
      }
    }
    await sending;
    const missing = () => [...accepted.keys()].filter((signature) => !endpoint.bySignature.has(signature));
    await until(() => missing().length === 0).catch(() => {});
    expect(missing(), said.join("")).toEqual([]);
  } finally {
    await kill(listener);
    await endpoint.close();
    await own.end();
  }
  expect(accepted.size).toBe(NOTIFICATIONS);
  for (const { headers, body } of endpoint.received) {
    const sent = all.get(signatureOf(headers));
    expect(sent, "something arrived that nobody sent").toBeDefined();
    expect(body.equals(sent?.body ?? Buffer.alloc(0))).toBe(true);
    expect(ofPlatform(headers)).toEqual(ofPlatform(sent?.headers ?? []));
  }
  const doubles = endpoint.received.length - endpoint.bySignature.size;
  const owned = said.join("").match(/it may have arrived/g)?.length ?? 0;
  expect(doubles).toBeLessThanOrEqual(owned);
  expect(owned).toBeLessThanOrEqual(KILLS.filter(([, what]) => what === "listen").length);
  expect(said.join("")).toMatch(/Lost the server: ECONN\w+[\s\S]*Connected again/);

  function startListening(): ChildProcess {
    const listenArguments = {
      "--forward-to": `http://127.0.0.1:${endpoint.port}/notify?from=listen`,
      "--inbox": platform.inbox,
      "--server": own.doorUrl,
      "--from": "beginning",
      "--state": join(own.dataDir, "listen-state", "place.json"),
      "--lang": "en",
    };
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "lib/commands/listen.ts", ...Object.entries(listenArguments).flat()],
      { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
    );
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
    return child;
  }
});

/** Every fourth has a body that is no JSON and no UTF-8: it is refused by its inbox, kept there, and forwarded as well. */
async function sendUntilAccepted(
  doorUrl: string,
  {
    platform,
    number,
    accepted,
    all,
  }: { platform: TestPlatform; number: number; accepted: Map<string, Sent>; all: Map<string, Sent> },
): Promise<void> {
  const send = createSend({ allowPrivate: true });
  for (;;) {
    const { path, headers, body } = signedNotification(platform, `listen${number}`);
    const pairs: HeaderPair[] = Object.entries(headers);
    const bytes = number % 4 === 0 ? Buffer.concat([Buffer.from("\r\n\\/ "), randomBytes(300)]) : Buffer.from(body);
    const sent: Sent = { headers: [...pairs, ["X-Mixed-Case", `${number}`]], body: bytes };
    all.set(signatureOf(sent.headers), sent);
    const reply = await send(
      { method: "POST", url: `${doorUrl}${path}`, headers: sent.headers, body: sent.body },
      { timeoutMs: 5_000, maxBytes: 10_000 },
    );
    if (reply.kind === "reply") {
      accepted.set(signatureOf(sent.headers), sent);
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const signatureOf = (headers: readonly HeaderPair[]): string =>
  headers.find(([name]) => name === "Wechatpay-Signature")?.[1] ?? "";

const ofPlatform = (headers: readonly HeaderPair[]): HeaderPair[] =>
  headers.filter(([name]) => /^(wechatpay-|content-type$|x-)/i.test(name)).map(([name, value]) => [name, value]);

async function recordingEndpoint() {
  const received: Sent[] = [];
  const bySignature = new Map<string, Sent>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { headers: pairsOf(request.rawHeaders), body: Buffer.concat(chunks) };
      received.push(one);
      bySignature.set(signatureOf(one.headers), one);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, received, bySignature, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

async function until(isTime: () => boolean): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!isTime()) {
    if (performance.now() > deadline) throw new Error("it took longer than 90 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
