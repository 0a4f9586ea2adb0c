import { mkdtempSync, rmSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { plantPlatform, signedNotification } from "../platform";
import { freeDoors, type Server, startServer, stopServer } from "../server";

let dataDir: string;
let server: Server;
test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "qianyue-shutdown-"));
});
test.afterEach(async () => {
  await stopServer(server, "SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

const ENDINGS = [["SIGTERM"], ["SIGINT", "SIGINT"]] as const;

for (const signals of ENDINGS) {
  test(`asked to end by ${signals.join(" and ")} with a stream open, it finishes what it was at and closes its store`, async () => {
    const doors = await freeDoors(dataDir);
    const platform = await plantPlatform(dataDir, `http://127.0.0.1:${doors.doorPort}`);
    server = await startServer(doors);
    const feed = await fetch(`${server.consoleUrl}/api/feed`);
    expect(feed.status).toBe(200);
    const half = await halfSent(doors.doorPort, signedNotification(platform, "half"));
    const gone = new Promise<number | null>((resolve) => server.child.once("exit", resolve));
    const askedAt = performance.now();
    for (const signal of signals) server.child.kill(signal);
    await expect.poll(() => isOpen(doors.doorPort), { intervals: [20] }).toBe(false);
    expect(await half.finish()).toContain("204 No Content");
    expect(await gone).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(3_000);
    // Nothing is left to be replayed: the whole store is in its one file.
    expect(statSync(join(dataDir, "qianyue.sqlite-wal"), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    await feed.body?.cancel().catch(() => {});
  });
}

test("a lost APP_KEY is said at the start, which then does not happen", async () => {
  const doors = await freeDoors(dataDir);
  server = await startServer(doors);
  await stopServer(server);
  const other = Buffer.alloc(32, 7).toString("hex");
  await expect(startServer(doors, { APP_KEY: other })).rejects.toThrow(
    /ended with 1:[\s\S]*give back the key that it was sealed with/,
  );
});

test("a page that let its name resolve to this machine reads nothing of the console", async () => {
  const doors = await freeDoors(dataDir);
  server = await startServer(doors, { CONSOLE_HOSTS: "box.lan" });
  for (const path of ["/", "/notifications", "/api/notifications", "/api/feed", "/_next/image?url=a"]) {
    expect(await statusLine(doors.consolePort, { path, host: "evil.example" }), path).toContain(" 421 ");
  }
  for (const host of ["localhost", "box.lan", `127.0.0.1:${doors.consolePort}`]) {
    expect(await statusLine(doors.consolePort, { path: "/api/notifications", host }), host).toContain(" 200 ");
  }
});

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** A notification of which the last byte is still to come. */
async function halfSent(port: number, { path, headers, body }: ReturnType<typeof signedNotification>) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  const socket = connect(port, "127.0.0.1");
  const bytes = Buffer.from(body);
  await new Promise<void>((resolve) => {
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join("")}${length}\r\n`);
    socket.write(bytes.subarray(0, -1), () => resolve());
  });
  const finish = () => {
    const answer = firstPiece(socket);
    socket.write(bytes.subarray(-1));
    return answer;
  };
  return { finish };
}

async function statusLine(port: number, { path, host }: { path: string; host: string }): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const answer = firstPiece(socket);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const [line = ""] = (await answer).split("\r\n");
  return line;
}

function firstPiece(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString("latin1"));
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("cut without an answer")));
  });
}
