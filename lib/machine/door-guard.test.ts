import { connect } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { localOnly } from "./control";
import { createLog } from "./log";
import { type Door, openDoor } from "./server";
import { assembleWorld } from "./world";

const TOKEN = "open-sesame-12345";
const HERE = "127.0.0.1";
let world: TestWorld;
const doors: Door[] = [];
const lines: string[] = [];

beforeAll(async () => {
  world = await testWorld();
});
afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  await world.close();
});

async function opened(sandboxToken: string | null, publicUrl = "http://localhost:3001"): Promise<Door> {
  const { store, clock, wireClock, sim } = world;
  const log = createLog("error", { write: (line) => void lines.push(line) });
  const parts = { store, vault: sim.vault, publicUrl, allowPrivate: true, log, clock, wireClock };
  const door = await openDoor(assembleWorld(parts), { host: HERE, port: 0, maxBodyBytes: 5000, sandboxToken });
  doors.push(door);
  return door;
}

/** Writes a request as it stands and resolves with its status and the text of the answer. */
function written(door: Door, head: string[], body = ""): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, HERE);
    let text = "";
    socket.on("data", (data) => {
      text += data.toString("latin1");
    });
    socket.on("close", () => resolve({ status: Number(text.split(" ")[1]), text }));
    socket.on("error", reject);
    socket.write(`${[...head, "Connection: close", "", ""].join("\r\n")}${body}`);
  });
}

const get = (path: string, ...headers: string[]) => [`GET ${path} HTTP/1.1`, `Host: ${HERE}`, ...headers];
const GUARDED = ["/sandbox/clock", "/metrics"];

describe("a door with a token", () => {
  test.each(GUARDED)(
    "demands it for %s from this machine too, where a plain proxy makes everyone look local",
    async (path) => {
      const door = await opened(TOKEN);
      expect((await written(door, [`GET ${path} HTTP/1.0`, `Host: ${HERE}`])).status).toBe(403);
      expect((await written(door, get(path))).status).toBe(403);
      expect((await written(door, get(path, `Authorization: Bearer ${TOKEN}`))).status).toBe(200);
      const elsewhere = [`GET ${path} HTTP/1.1`, "Host: sandbox.example", `Authorization: Bearer ${TOKEN}`];
      expect((await written(door, elsewhere)).status).toBe(200);
    },
  );

  test("takes no other token, of the same length or not, and no browser page that has it", async () => {
    const door = await opened(TOKEN);
    for (const wrong of [TOKEN.replace(/.$/, "6"), TOKEN.slice(0, -1), `${TOKEN}6`, ""]) {
      expect([wrong, (await written(door, get("/sandbox/clock", `Authorization: Bearer ${wrong}`))).status]).toEqual([
        wrong,
        403,
      ]);
    }
    const page = get("/sandbox/clock", `Authorization: Bearer ${TOKEN}`, "Origin: null");
    expect((await written(door, page)).status).toBe(403);
  });

  test("takes notifications at its sink all the same, because the platform itself sends them", async () => {
    const door = await opened(TOKEN);
    const post = (path: string, ...headers: string[]) =>
      written(door, [`POST ${path} HTTP/1.1`, `Host: ${HERE}`, "Content-Length: 2", ...headers], "{}");
    expect((await post("/sandbox/sink/204")).status).toBe(204);
    expect((await post("/sandbox/sink/204", "Origin: null")).status).toBe(403);
    expect((await post("/sandbox/sink/../reset")).status).toBe(403);
    expect((await post("/sandbox/sink/%2e%2e/reset")).status).toBe(403);
  });
});

test.each(["https://sandbox.example", "http://10.0.0.5:3001", "not an address"])(
  "a door that others reach at %s and that has no token is closed to everyone, and says what to set",
  async (publicUrl) => {
    const door = await opened(null, publicUrl);
    const { status, text } = await written(door, get("/sandbox/clock"));
    expect([status, text.includes("SANDBOX_TOKEN")]).toEqual([403, true]);
  },
);

test("without a token only a connection from this machine is let in, by its own name and past no proxy", async () => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get("/", localOnly({ token: null, publicUrl: "http://localhost:3001" }), (c) => c.text("in"));
  const from = async (remoteAddress: string, headers: Record<string, string> = {}) => {
    const env = { incoming: { socket: { remoteAddress } } };
    return (await app.request("/", { headers: { host: "localhost:3001", ...headers } }, env)).status;
  };
  expect(await from("127.0.0.1")).toBe(200);
  expect(await from("::ffff:127.0.0.1")).toBe(200);
  expect(await from("203.0.113.9")).toBe(403);
  expect(await from("::1", { host: "evil.example" })).toBe(403);
  for (const name of ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"]) {
    expect([name, await from("127.0.0.1", { [name]: "203.0.113.9" })]).toEqual([name, 403]);
  }
});

test("a body over 64 KB is refused with 413, announced or not, and is no error of ours", async () => {
  const door = await opened(null);
  const size = 64 * 1024 + 1;
  const head = ["PUT /sandbox/settings HTTP/1.1", `Host: ${HERE}`];
  const announced = await written(door, [...head, `Content-Length: ${size}`], "x".repeat(size));
  const chunked = await written(
    door,
    [...head, "Transfer-Encoding: chunked"],
    `${size.toString(16)}\r\n${"x".repeat(size)}\r\n0\r\n\r\n`,
  );
  for (const { status, text } of [announced, chunked])
    expect([status, text.includes("TOO_LARGE")]).toEqual([413, true]);
  const fits = JSON.stringify({ ladder: "general" }).padEnd(size - 1, " ");
  expect((await written(door, [...head, `Content-Length: ${fits.length}`], fits)).status).toBe(200);
  expect(lines).toEqual([]);
});
