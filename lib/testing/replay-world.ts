import { connect, createServer, type Server, type Socket } from "node:net";
import { newId } from "@/lib/ids";
import { createLog } from "@/lib/machine/log";
import { openDoor } from "@/lib/machine/server";
import { assembleWorld } from "@/lib/machine/world";
import { createProfile } from "@/lib/profiles/store";
import { APIV3_KEY, testWorld } from "./simulated-world";

export const INBOX = "in_replay";

/** A machine door over a test's world, and a merchant of the simulator (or of the real platform) that listens there. */
export async function replayWorld({ target = "simulator" }: { target?: "simulator" | "platform" } = {}) {
  const test = await testWorld();
  const { store, clock, wireClock, sim, enrolment, keys } = test;
  const parts = { store, vault: sim.vault, allowPrivate: true, log: createLog("silent"), clock, wireClock };
  const world = assembleWorld({ ...parts, publicUrl: "http://localhost" });
  const door = await openDoor(world, { host: "127.0.0.1", port: 0, maxBodyBytes: 1_000_000, sandboxToken: null });
  const notifyUrl = `http://127.0.0.1:${door.port}/notify/${INBOX}`;
  const { mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid } = enrolment;
  await createProfile(
    {
      id: newId("pf", wireClock.now()),
      name: "replay",
      target,
      baseUrl: `http://127.0.0.1:${door.port}/`,
      inbox: INBOX,
      notifyUrl,
      ...{ mchid, serialNo, spAppid, subMchid, subAppid, serviceId, spOpenid, subOpenid },
    },
    {
      privateKeyPem: keys.privateKeyPem,
      apiv3Key: APIV3_KEY,
      platformKeys: { [enrolment.publicKeyId]: enrolment.publicKeyPem },
    },
    { db: store.db, vault: sim.vault, nowMs: clock.now() },
  );
  return {
    ...test,
    world,
    notifyUrl,
    doorPort: door.port,
    async close() {
      await door.close();
      await test.close();
    },
  };
}

/** One request as it stood on the wire. */
export type RawRequest = { line: string; headers: [name: string, value: string][]; body: Buffer };

/** Answers 204 to everything, and keeps every byte of what came: no HTTP library stands between. */
export async function recordingServer() {
  const seen: RawRequest[] = [];
  const server: Server = createServer((socket) => record(socket, (request) => seen.push(request)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/record?a=%2F`,
    seen,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function record(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let came = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    came = Buffer.concat([came, chunk]);
    const end = came.indexOf("\r\n\r\n");
    if (end < 0) return;
    const [line = "", ...lines] = came.subarray(0, end).toString("latin1").split("\r\n");
    const headers = lines.map((text): [string, string] => {
      const at = text.indexOf(":");
      return [text.slice(0, at), text.slice(at + 1).replace(/^ /, "")];
    });
    const length = Number(headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? 0);
    const body = came.subarray(end + 4);
    if (body.length < length) return;
    onRequest({ line, headers, body });
    socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
  });
}

/** Writes a request byte for byte and resolves to the status line of the answer. */
export function sendRaw(port: number, head: string, body: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.write(Buffer.concat([Buffer.from(head, "latin1"), body]));
  });
}
