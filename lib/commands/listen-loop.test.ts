import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outgoing, Reply } from "@/lib/egress";
import { type ListenOptions, listen } from "./listen-loop";
import { fileState, lockState, stateFileOf } from "./listen-state";
import { listenText } from "./listen-text";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qianyue-listen-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS: ListenOptions = {
  server: "http://server",
  inbox: "in_1",
  token: "a-token-of-16-chars",
  forwardTo: "http://endpoint/notify",
  from: "beginning",
  timeoutMs: 1000,
  isSkipping: false,
};

const item = (number: number) => ({
  cursor: `${number}.nt_${number}`,
  id: `nt_${number}`,
  at_ms: 0,
  event_type: "ENTRUST.SIGN",
  verdict: "verified",
  method: "POST",
  headers: [["Wechatpay-Nonce", "n"]],
  body_base64: Buffer.from(`body ${number}`).toString("base64"),
});

const answer = (status: number, body: object = {}): Reply => ({
  kind: "reply",
  status,
  headers: [],
  body: Buffer.from(JSON.stringify(body)),
  tookMs: 3,
});
const DOWN: Reply = { kind: "failure", code: "ECONNREFUSED", message: "", tookMs: 0 };

/** Plays what the server and the endpoint answer, one after the other, and stops when the server has no more. */
async function play(script: { server: Reply[]; endpoint: Reply[] }, change: Partial<ListenOptions> = {}) {
  const stop = new AbortController();
  const [said, pauses, asked, forwarded]: [string[], number[], string[], string[]] = [[], [], [], []];
  const send = async (request: Outgoing): Promise<Reply> => {
    if (request.url.startsWith("http://endpoint")) {
      forwarded.push(Buffer.from(request.body).toString());
      return script.endpoint.shift() ?? answer(204);
    }
    asked.push(new URL(request.url).searchParams.get("after") ?? "");
    const reply = script.server.shift();
    if (reply) return reply;
    stop.abort();
    return DOWN;
  };
  const file = join(folder, "state.json");
  const code = await listen(
    { ...OPTIONS, ...change },
    {
      send,
      state: fileState(file),
      stateFile: file,
      text: listenText("en"),
      say: (line) => said.push(line),
      pause: async (ms) => void pauses.push(ms),
      now: () => 0,
      stop: stop.signal,
    },
  );
  return { code, said: said.join("\n"), pauses, asked, forwarded };
}

const page = (...numbers: number[]) =>
  answer(200, { cursor: `${numbers.at(-1)}.nt_${numbers.at(-1)}`, items: numbers.map(item) });

test("goes on behind what was answered, after it was ended and begun again", async () => {
  await play({ server: [page(1, 2)], endpoint: [] });
  const again = await play({ server: [page(3)], endpoint: [] });
  expect(again.asked[0]).toBe("2.nt_2");
  expect(again.forwarded).toEqual(["body 3"]);
});

test("an endpoint that is down keeps its place in the queue and is tried with longer and longer pauses", async () => {
  const { forwarded, pauses, said } = await play({ server: [page(1, 2)], endpoint: [DOWN, DOWN, DOWN] });
  expect(forwarded).toEqual(["body 1", "body 1", "body 1", "body 1", "body 2"]);
  expect(pauses).toEqual([500, 1000, 2000]);
  expect(said).toContain("ECONNREFUSED), nt_1 is kept; trying again in 2 s");
});

test("with --skip-failed it goes on after three tries, and says what it left out", async () => {
  const script = { server: [page(1, 2)], endpoint: [DOWN, DOWN, DOWN] };
  const { forwarded, said } = await play(script, { isSkipping: true });
  expect(forwarded).toEqual(["body 1", "body 1", "body 1", "body 2"]);
  expect(said).toContain("Skipped nt_1");
});

test("whatever the endpoint answers is shown with what the platform would do", async () => {
  const slow: Reply = { ...answer(204), tookMs: 5001 };
  const { said, forwarded } = await play({ server: [page(1, 2, 3, 4)], endpoint: [answer(500), answer(302), slow] });
  expect(forwarded).toHaveLength(4);
  expect(said).toMatch(/ENTRUST.SIGN {2}nt_1 {2}500 {2}3 ms .*send it again: 500 is neither/);
  expect(said).toMatch(/nt_2 {2}302.*redirect/);
  expect(said).toMatch(/nt_3 {2}204 {2}5001 ms .*more than 5 s/);
  expect(said).toMatch(/nt_4 {2}204.*delivered/);
});

test("a server that is gone is tried again, and its return is said", async () => {
  const { said, asked } = await play({ server: [page(1), DOWN, answer(502), page(2)], endpoint: [] });
  expect(asked.slice(0, 4)).toEqual(["beginning", "1.nt_1", "1.nt_1", "1.nt_1"]);
  expect(said).toMatch(/Lost the server: ECONNREFUSED[\s\S]*502[\s\S]*Connected again/);
});

test("what a tunnel or a proxy answers while the server is away is no refusal: it is tried again", async () => {
  const html: Reply = { kind: "reply", status: 404, headers: [], body: Buffer.from("<html>offline</html>"), tookMs: 1 };
  const proxies = [
    html,
    answer(403, { error: "Forbidden" }),
    answer(401),
    answer(502),
    answer(404, { message: "gone" }),
  ];
  const { code, pauses, forwarded } = await play({ server: [page(1), ...proxies, page(2)], endpoint: [] });
  expect(forwarded).toEqual(["body 1", "body 2"]);
  expect(pauses.slice(0, 5)).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(code).toBe(0);
});

test("what retention took before it was pulled is said, and the same loss not again", async () => {
  const lossy = (number: number, upToMs: number) =>
    answer(200, { cursor: `${number}.nt_${number}`, items: [item(number)], removed: { up_to_ms: upToMs } });
  const { said, forwarded } = await play({ server: [lossy(1, 5_000), lossy(2, 5_000), lossy(3, 9_000)], endpoint: [] });
  expect(forwarded).toHaveLength(3);
  expect(said.match(/received up to [^)]*/g)).toEqual([
    "received up to 1970-01-01T00:00:05.000Z",
    "received up to 1970-01-01T00:00:09.000Z",
  ]);
});

test("a place that the server does not know ends it, with the way out", async () => {
  const { code, said } = await play({
    server: [answer(409, { code: "CURSOR_AHEAD", message: "ahead" })],
    endpoint: [],
  });
  expect(code).toBe(1);
  expect(said).toContain("Remove the state file");
});

test("what was under way when it was killed is forwarded again, and said to be", async () => {
  fileState(join(folder, "state.json")).write({ cursor: "4.nt_4", inFlight: "nt_5" });
  const { said, asked } = await play({ server: [page(5)], endpoint: [] });
  expect(asked[0]).toBe("4.nt_4");
  expect(said).toContain("nt_5 was being forwarded: it may have arrived");
});

test("no token ever stands in what is said or kept", async () => {
  const { said } = await play({
    server: [page(1), DOWN, answer(403, { code: "FORBIDDEN", message: "no" })],
    endpoint: [],
  });
  expect(said + readFileSync(join(folder, "state.json"), "utf8")).not.toContain("a-token-of-16-chars");
});

test("a state file that is none is an error that names it, never a silent beginning", async () => {
  writeFileSync(join(folder, "state.json"), "{");
  await expect(play({ server: [], endpoint: [] })).rejects.toThrow("state.json is not a state");
});

test("each server, inbox and address has a state of its own", () => {
  const one = { server: "http://a:1", inbox: "in_1", forwardTo: "http://localhost:1/n" };
  const long = `http://localhost:1/${"x".repeat(90)}`;
  const others = [
    one,
    { ...one, server: "http://b:1" },
    { ...one, inbox: "in_2" },
    { ...one, forwardTo: "http://x" },
    { ...one, forwardTo: "https://localhost:1/n" },
    { ...one, forwardTo: "http://localhost:1/n?a" },
    { ...one, forwardTo: "http://localhost:1/n/a" },
    { ...one, forwardTo: `${long}1` },
    { ...one, forwardTo: `${long}2` },
  ];
  const files = others.map((other) => stateFileOf("d", other).file);
  expect(new Set(files).size).toBe(others.length);
  for (const file of files) expect(basename(file).length).toBeLessThan(120);
});

test("a place that was kept under the name of earlier versions is gone on from", () => {
  const wanted = { server: "http://a:1", inbox: "in_1", forwardTo: "http://localhost:1/n" };
  const { file, earlier } = stateFileOf(folder, wanted);
  expect(earlier).toBe(join(folder, "listen", "a_1_in_1", "localhost_1_n.json"));
  fileState(earlier).write({ cursor: "4.nt_4", inFlight: null });
  const state = fileState(file, earlier);
  expect(state.read()).toEqual({ cursor: "4.nt_4", inFlight: null });
  state.write({ cursor: "5.nt_5", inFlight: null });
  expect(state.read()).toEqual({ cursor: "5.nt_5", inFlight: null });
  expect(fileState(earlier).read()).toEqual({ cursor: "4.nt_4", inFlight: null });
});

test("two at once do not share a place, and the second is told which one", () => {
  const file = join(folder, "listen", "state.json");
  const unlock = lockState(file);
  expect(() => lockState(file)).toThrow(file);
  unlock();
  lockState(file)();
});
