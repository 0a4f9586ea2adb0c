import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createSend, type Limits, pairsOf } from "./egress";

const servers: Server[] = [];
const plainServers: TcpServer[] = [];
afterEach(() => {
  for (const server of plainServers.splice(0)) server.close();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const send = createSend({ allowPrivate: true });
const limits = { timeoutMs: 5000, maxBytes: 1000 };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers whatever comes with these bytes and closes. */
async function serveBytes(bytes: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(bytes));
  });
  plainServers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/n`;
}

describe("a call", () => {
  test("sends headers in the order and case it was given, and the body byte for byte", async () => {
    let seen: { raw: string[]; body: Buffer; url: string } | undefined;
    const url = await serve(async (request, response) => {
      const chunks = await request.toArray();
      seen = { raw: request.rawHeaders, body: Buffer.concat(chunks), url: request.url ?? "" };
      response.end();
    });
    const body = new Uint8Array([0, 255, 10, 13, 200]);
    await send(
      {
        method: "POST",
        url: `${url}/a?b=%2F`,
        headers: [
          ["X-b", "2"],
          ["x-A", "1"],
          ["X-b", "3"],
        ],
        body,
      },
      limits,
    );
    const own = pairsOf(seen?.raw ?? []).filter(([name]) => name.toLowerCase().startsWith("x-"));
    expect(own).toEqual([
      ["X-b", "2"],
      ["x-A", "1"],
      ["X-b", "3"],
    ]);
    expect(seen?.body).toEqual(Buffer.from(body));
    expect(seen?.url).toBe("/a?b=%2F");
  });

  test("told to take its time sends the body in pieces, whole, and in no less time than that", async () => {
    let seen: { pieces: number; body: Buffer; length: string | undefined } | undefined;
    const url = await serve(async (request, response) => {
      const chunks = await request.toArray();
      seen = { pieces: chunks.length, body: Buffer.concat(chunks), length: request.headers["content-length"] };
      response.end();
    });
    const body = "签约".repeat(50);
    const pace = { bytes: 100, everyMs: 40 };
    const reply = await send({ method: "POST", url, headers: [], body }, { ...limits, pace });
    expect(seen).toMatchObject({ body: Buffer.from(body), length: "300" });
    expect(seen?.pieces).toBeGreaterThan(1);
    expect(reply).toMatchObject({ kind: "reply", status: 200 });
    expect(reply.tookMs).toBeGreaterThanOrEqual(79);
  });

  test("that was given up sends nothing more of a slow body", async () => {
    let bytes = 0;
    const url = await serve((request) => request.on("data", (chunk: Buffer) => (bytes += chunk.length)));
    const pace = { bytes: 1, everyMs: 30 };
    const reply = await send(
      { method: "POST", url, headers: [], body: "x".repeat(100) },
      { ...limits, timeoutMs: 200, pace },
    );
    expect(reply).toMatchObject({ kind: "failure", code: "TIMEOUT" });
    expect(bytes).toBeLessThan(20);
  });

  test("returns status, raw headers and bytes, and does not follow a redirect", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, ["Location", "http://127.0.0.1:1/", "X-Case", "Kept"]).end("moved");
    });
    const reply = await send({ method: "GET", url, headers: [], body: "" }, limits);
    if (reply.kind !== "reply") throw new Error(reply.message);
    expect(reply.status).toBe(302);
    expect(reply.headers).toContainEqual(["X-Case", "Kept"]);
    expect(Buffer.from(reply.body).toString()).toBe("moved");
  });
});

describe("what the network does is a value:", () => {
  const get = (url: string, changed: Limits = limits) => send({ method: "GET", url, headers: [], body: "" }, changed);

  test("nobody listens", async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    expect(await get(url)).toMatchObject({ kind: "failure", code: "ECONNREFUSED" });
  });

  test("a reply that starts in time and never ends", async () => {
    const url = await serve((_request, response) => void response.write("a"));
    expect(await get(url, { ...limits, timeoutMs: 50 })).toMatchObject({ kind: "failure", code: "TIMEOUT" });
  });

  test("a reply that never starts", async () => {
    const url = await serve(() => {});
    expect(await get(url, { ...limits, timeoutMs: 50 })).toMatchObject({ kind: "failure", code: "TIMEOUT" });
  });

  test("a body over the limit", async () => {
    const url = await serve((_request, response) => void response.end("x".repeat(1001)));
    expect(await get(url)).toMatchObject({ kind: "failure", code: "TOO_LARGE" });
  });

  test("a body over the limit, of which only the beginning was wanted", async () => {
    const url = await serve((_request, response) => void response.end("x".repeat(300_000)));
    const reply = await get(url, { ...limits, cut: true });
    expect(reply).toMatchObject({ kind: "reply", status: 200 });
    expect(reply.kind === "reply" && reply.body.length).toBe(1000);
  });

  test("a connection that is cut in the middle of the body", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": "10" });
      response.write("abc", () => response.destroy());
    });
    expect(await get(url)).toMatchObject({ kind: "failure" });
  });

  test.each([
    ["that switches to another protocol", "101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade", 101],
    ["with nothing but its head", "204 No Content", 204],
  ])("an answer %s", async (_, head, status) => {
    const url = await serveBytes(`HTTP/1.1 ${head}\r\n\r\n`);
    expect(await get(url)).toMatchObject({ kind: "reply", status });
  });

  test.each([
    ["an interim answer alone", "HTTP/1.1 100 Continue\r\n\r\n"],
    ["no answer", ""],
  ])("a connection that is closed after %s", async (_, bytes) => {
    expect(await get(await serveBytes(bytes))).toMatchObject({ kind: "failure", code: "ECONNRESET" });
  });

  test("a tunnel that was asked for, which is an answer like any other", async () => {
    const url = await serveBytes("HTTP/1.1 200 OK\r\n\r\n");
    const reply = await send({ method: "CONNECT", url, headers: [], body: "" }, limits);
    expect(reply).toMatchObject({ kind: "reply", status: 200 });
  });

  test.each(["ftp://example.com/", "/relative", "not a url"])("an address that cannot be called: %s", async (url) => {
    expect(await get(url)).toMatchObject({ kind: "failure", code: "INVALID_URL" });
  });
});

describe("an exposed sandbox", () => {
  test("reaches its own machine door, and nothing else beside it", async () => {
    const [own, beside] = [await serve((_, response) => void response.end("own")), await serve(() => {})];
    const exposed = createSend({ allowPrivate: false, ownOrigins: [`${own}/`, ""] });
    const post = (url: string) => exposed({ method: "POST", url, headers: [], body: "{}" }, limits);
    expect(await post(`${own}/notify/in_1`)).toMatchObject({ kind: "reply", status: 200 });
    expect(await post(`${beside}/`)).toMatchObject({ code: "PRIVATE_ADDRESS" });
    expect(await post(own.replace("127.0.0.1", "localhost"))).toMatchObject({ code: "PRIVATE_ADDRESS" });
  });

  const guarded = createSend({ allowPrivate: false });

  test.each(["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0"])(
    "calls nothing at %s",
    async (host) => {
      let reached = false;
      const url = await serve((_request, response) => {
        reached = true;
        response.end();
      });
      const target = `http://${host}:${new URL(url).port}/`;
      const reply = await guarded({ method: "POST", url: target, headers: [], body: "{}" }, limits);
      expect(reply).toMatchObject({ kind: "failure", code: "PRIVATE_ADDRESS" });
      expect(reached).toBe(false);
    },
  );
});
