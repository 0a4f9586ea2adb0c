import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Reply } from "@/lib/egress";
import { type TargetPolicy, targetPolicy } from "./policy";
import { createTargetSend } from "./send";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server of this machine that counts who reaches it. */
async function serve(listener: RequestListener = (_, response) => void response.end()) {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? "");
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, reached };
}

/** Resolves each question to the next of these lists of addresses, the last one ever after. */
function resolver(...answers: string[][]) {
  let asked = 0;
  const lookup: LookupFunction = (_hostname, options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    const all = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    const [first] = all;
    if (options.all) callback(null, all);
    else callback(null, first?.address ?? "", first?.family);
  };
  return { lookup, asked: () => asked };
}

const exposed = (place: string, ownOrigins: string[] = []): TargetPolicy =>
  targetPolicy({ callsPrivate: false, allowedPlaces: [place], ownOrigins });

function post(url: string, policy: TargetPolicy, lookup?: LookupFunction): Promise<Reply> {
  const send = createTargetSend(policy, lookup);
  return send({ method: "POST", url, headers: [], body: "{}" }, { timeoutMs: 500, maxBytes: 1000 });
}

describe("a listed name", () => {
  test.each([
    ["loopback", "127.0.0.1", "TARGET_PRIVATE"],
    ["a private range", "10.0.0.7", "TARGET_PRIVATE"],
    ["IPv6 loopback", "::1", "TARGET_PRIVATE"],
    ["unique local IPv6", "fd12::1", "TARGET_PRIVATE"],
    ["a mapped address", "::ffff:127.0.0.1", "TARGET_PRIVATE"],
    ["NAT64", "64:ff9b::7f00:1", "TARGET_PRIVATE"],
    ["the metadata address", "169.254.169.254", "TARGET_METADATA"],
    ["Azure's wire server", "168.63.129.16", "TARGET_METADATA"],
  ])("that resolves to %s is refused, and nothing is dialled", async (_, address, code) => {
    const { port, reached } = await serve();
    const { lookup, asked } = resolver([address]);
    const reply = await post(`http://qa.example.com:${port}/`, exposed(`qa.example.com:${port}`), lookup);
    expect(reply).toMatchObject({ kind: "failure", code });
    expect(asked()).toBe(1);
    expect(reached).toEqual([]);
  });

  test("that resolves to a public and a private address is refused, whichever stands first", async () => {
    const { port, reached } = await serve();
    for (const addresses of [
      ["2fff::1", "127.0.0.1"],
      ["127.0.0.1", "2fff::1"],
    ]) {
      const { lookup } = resolver(addresses);
      const reply = await post(`http://qa.example.com:${port}/`, exposed(`qa.example.com:${port}`), lookup);
      expect(reply).toMatchObject({ kind: "failure", code: "TARGET_PRIVATE" });
    }
    expect(reached).toEqual([]);
  });

  test("is resolved once: the address that was judged is the one that is dialled", async () => {
    const { port, reached } = await serve();
    // 2fff::/16 is given to nobody, so the first answer leads nowhere; the second one would lead here.
    const { lookup, asked } = resolver(["2fff::1"], ["127.0.0.1"]);
    const reply = await post(`http://qa.example.com:${port}/`, exposed(`qa.example.com:${port}`), lookup);
    expect(reply).toMatchObject({ kind: "failure" });
    expect(asked()).toBe(1);
    expect(reached).toEqual([]);
  });

  test("of https is guarded alike", async () => {
    const { lookup } = resolver(["127.0.0.1"]);
    const reply = await post("https://qa.example.com/", exposed("qa.example.com:443"), lookup);
    expect(reply).toMatchObject({ kind: "failure", code: "TARGET_PRIVATE" });
  });
});

describe("what the policy refuses", () => {
  test.each([
    ["http://other.example.com/", "TARGET_NOT_LISTED"],
    ["http://169.254.169.254/latest/meta-data/", "TARGET_METADATA"],
    ["http://[::1]/", "TARGET_PRIVATE"],
    ["file:///etc/passwd", "TARGET_SCHEME"],
    ["http://a:b@qa.example.com/", "TARGET_CREDENTIALS"],
    ["nowhere", "TARGET_INVALID"],
  ])("%s is a failure that asks no resolver: %s", async (url, code) => {
    const { lookup, asked } = resolver(["127.0.0.1"]);
    expect(await post(url, exposed("qa.example.com:80"), lookup)).toMatchObject({ kind: "failure", code });
    expect(asked()).toBe(0);
  });
});

describe("a redirect", () => {
  const open = targetPolicy({ callsPrivate: true, allowedPlaces: [], ownOrigins: [] });

  test.each([301, 302, 303, 307, 308])("%i to another port is the answer, and is not followed", async (status) => {
    const behind = await serve();
    const away = (_: unknown, response: Parameters<RequestListener>[1]) =>
      void response.writeHead(status, { Location: `http://127.0.0.1:${behind.port}/secret` }).end();
    const { port } = await serve(away);
    const own = `http://127.0.0.1:${port}`;
    for (const policy of [open, exposed("qa.example.com:80", [own])]) {
      expect(await post(`${own}/notify/in_1`, policy)).toMatchObject({ kind: "reply", status });
    }
    expect(behind.reached).toEqual([]);
  });
});

test("our own inbox is reached while a door is open to others, our own control routes are not", async () => {
  const { port, reached } = await serve();
  const policy = exposed("qa.example.com:80", [`http://localhost:${port}`]);
  expect(await post(`http://localhost:${port}/notify/in_1`, policy)).toMatchObject({ kind: "reply", status: 200 });
  expect(await post(`http://localhost:${port}/sandbox/reset`, policy)).toMatchObject({ code: "TARGET_PRIVATE" });
  expect(reached).toEqual(["/notify/in_1"]);
});
