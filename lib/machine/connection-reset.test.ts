import { connect, Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addFault } from "@/lib/simulator/faults";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";

let sides: BothSides;
beforeEach(async () => {
  sides = await bothSides();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sides.close();
});

/** Everything that comes until the connection ends, in whatever way. */
function answerAt(path: string): Promise<string> {
  const { hostname, port } = new URL(sides.baseUrl);
  return new Promise((resolve) => {
    let came = "";
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
    });
    socket.on("data", (bytes) => {
      came += bytes.toString();
    });
    socket.on("error", () => {});
    socket.once("close", () => resolve(came));
  });
}

// What a client sees of a reset differs by kernel, so the door is held to asking for one.
test("connection_reset resets the connection in mid-body, and does not merely close it", async () => {
  const reset = vi.spyOn(Socket.prototype, "resetAndDestroy");
  const bodyOf = (answer: string) => answer.split("\r\n\r\n")[1] ?? "";
  const whole = bodyOf(await answerAt("/v3/certificates"));
  expect([JSON.parse(whole).code, reset.mock.calls.length]).toEqual(["INVALID_REQUEST", 0]);
  await addFault({ kind: "connection_reset", place: "reply", mode: { kind: "next", n: 1 }, mchid: null }, sides.sim);
  const cut = bodyOf(await answerAt("/v3/certificates"));
  expect(reset).toHaveBeenCalledTimes(1);
  expect(cut.length).toBeLessThan(whole.length);
  expect(whole.startsWith(cut)).toBe(true);
});
