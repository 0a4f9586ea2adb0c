import { afterAll, beforeAll, expect, test } from "vitest";
import { openedByInbox } from "@/lib/profiles/opened";
import { platformVoice } from "@/lib/simulator/voice";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { firstFailure } from "@/lib/wechatpay/check";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { matchingSource } from "../exports/source";
import { EXPORT_FORMS, writeExport } from "../exports/write-export";
import { EVERYTHING } from "../filter";
import { marksOf } from "../marks";
import type { Notification } from "../notification";
import { getNotification, notificationRecorder } from "../store";
import type { ImportReading } from "./captured";
import { importNotifications } from "./import";
import { readImportFile } from "./read-file";
import { readPasted } from "./read-pasted";

let sides: BothSides;
let record: (notification: Notification) => Promise<void>;

beforeAll(async () => {
  sides = await bothSides();
  record = notificationRecorder(sides.store);
});
afterAll(() => sides.close());

async function opened() {
  const profile = await openedByInbox({ store: sides.store, vault: sides.sim.vault })("in_both");
  if (!profile) throw new Error("no profile");
  return profile;
}

let number = 0;

/** A notification of this merchant, signed at that time, as header lines and body. */
async function captured(signedAtMs: number) {
  const profile = await opened();
  number += 1;
  const plaintext = JSON.stringify({ out_contract_code: `imported${number}`, contract_state: "SIGNED" });
  const body = writeEnvelope(
    {
      id: `event-${number}`,
      createTime: "2026-03-01T16:00:00+08:00",
      eventType: "ENTRUST.SIGN",
      summary: "签约",
      originalType: "entrust",
      associatedData: "entrust",
      nonce: "abcdefghijkl",
      plaintext,
    },
    profile.keys.apiv3Key,
  );
  const { mchid } = profile.summary;
  const timestamp = unixSeconds(signedAtMs);
  const what = { mchid, body, timestamp, nonce: "593BEC0C930BF1AFEB40B4A08C8FB242", key: "public_key" as const };
  const headers = await platformVoice(sides.sim).sign(what);
  const lines = [...headers, ["Content-Type", "application/json"]].map(([name, value]) => `${name}: ${value}`);
  return { lines: lines.join("\n"), body };
}

async function take(reading: ImportReading) {
  if (reading.kind === "broken") throw new Error(JSON.stringify(reading.problems));
  const { store, wireClock } = sides;
  return importNotifications(reading.captured, { store, wireClock, profile: await opened(), record });
}

const nowMs = () => sides.wireClock.now();

const problemsOf = (reading: ImportReading) =>
  reading.kind === "broken" ? reading.problems.map(({ entry, field, rule, at }) => [entry, field, rule, at]) : [];

const pasted = (headers: string, text: string, capturedAtMs: number | null = null): ImportReading =>
  readPasted(
    { headers, body: { kind: "text", text }, capturedAtMs },
    { defaultPath: "/notify/in_both", nowMs: nowMs() },
  );

test("one that is pasted is checked by the profile's keys, marked as imported, and answers nobody", async () => {
  const { lines, body } = await captured(sides.wireClock.now());
  const [result] = await take(pasted(`POST /notify/elsewhere HTTP/1.1\n${lines}`, body));
  if (result?.kind !== "kept") throw new Error("not kept");
  expect(result).toMatchObject({ verdict: "verified", clock: "now" });
  const kept = await getNotification(sides.store.db, result.id);
  expect(kept).toMatchObject({ answeredStatus: 0, pathAndQuery: "/notify/elsewhere", eventType: "ENTRUST.SIGN" });
  const marks = (await marksOf(sides.store.db, [result.id])).get(result.id);
  expect(marks?.imported).toMatchObject({ source: "pasted", capturedAtMs: null });
});

test("an old one fails its clock check by now, and passes it by the time at which it was captured", async () => {
  const anHourAgo = sides.wireClock.now() - 3_600_000;
  const first = await captured(anHourAgo);
  const [stale] = await take(pasted(first.lines, first.body));
  if (stale?.kind !== "kept") throw new Error("not kept");
  const kept = await getNotification(sides.store.db, stale.id);
  expect(firstFailure(kept?.checks ?? [])?.id).toBe("clock");
  const second = await captured(anHourAgo);
  expect(await take(pasted(second.lines, second.body, anHourAgo + 2_000))).toMatchObject([
    { kind: "kept", verdict: "verified", clock: "captured" },
  ]);
});

test("the same again is a duplicate, whatever other headers a tool put there, and is not kept twice", async () => {
  const { lines, body } = await captured(sides.wireClock.now());
  const [first] = await take(pasted(lines, body));
  const otherCase = lines.replace(/^[\w-]+/gm, (name) => name.toLowerCase());
  const again = await take(pasted(`X-Tool: 1\n${otherCase}`, body));
  expect(again).toEqual([{ kind: "duplicate", of: first?.kind === "kept" ? first.id : "" }]);
});

test("one that came over our own wire is known again", async () => {
  const { lines, body } = await captured(sides.wireClock.now());
  const headers = Object.fromEntries(
    lines.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  expect((await fetch(sides.notifyUrl, { method: "POST", headers, body })).status).toBe(204);
  expect(await take(pasted(lines, body))).toMatchObject([{ kind: "duplicate" }]);
});

test("bytes survive as Base64 where a text area would change line ends", () => {
  const body = Uint8Array.of(13, 10, 0xff, 0, 10);
  const reading = readPasted(
    {
      headers: "A: b",
      body: { kind: "base64", base64: `${Buffer.from(body).toString("base64")}\n` },
      capturedAtMs: null,
    },
    { defaultPath: "/notify/in_both", nowMs: nowMs() },
  );
  expect(reading.kind === "read" && reading.captured[0]?.body).toEqual(body);
});

test.each(["json", "har"] as const)(
  "an export as %s can be imported elsewhere, byte for byte, and is known again there",
  async (form) => {
    const own = await bothSides();
    const body = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const headers = { "Wechatpay-Signature": "x", "Content-Type": "application/json" };
    await fetch(own.notifyUrl, { method: "POST", headers, body });
    const source = await matchingSource(own.store, EVERYTHING, "http://localhost:3001");
    let text = "";
    for await (const piece of writeExport(EXPORT_FORMS[form], source, { isMasked: false })) text += piece;
    await own.close();
    const reading = readImportFile(text, nowMs());
    if (reading.kind === "broken") throw new Error(JSON.stringify(reading.problems));
    expect(reading.captured).toHaveLength(1);
    expect(reading.captured[0]?.body).toEqual(body);
    const [first] = await take(reading);
    const [second] = await take(reading);
    expect(first?.kind).toBe(form === "json" ? "kept" : "duplicate");
    expect(second).toMatchObject({ kind: "duplicate" });
  },
);

test("of a browser's HAR only the notifications are taken, and it is said how many were not", () => {
  const entry = (method: string, headers: object[], text?: string) => ({
    startedDateTime: "2026-03-01T08:00:00.000Z",
    request: {
      method,
      url: "https://shop.example/pay?a=1",
      headers,
      ...(text ? { postData: { mimeType: "", text } } : {}),
    },
  });
  const signed = [
    { name: ":path", value: "/pay" },
    { name: "wechatpay-signature", value: "s" },
  ];
  const har = { log: { entries: [entry("GET", []), entry("POST", [], "{}"), entry("POST", signed, "{}")] } };
  const reading = readImportFile(`\uFEFF${JSON.stringify(har)}`, nowMs());
  expect(reading).toMatchObject({ kind: "read", passedOver: 2 });
  expect(reading.kind === "read" && reading.captured[0]).toMatchObject({
    pathAndQuery: "/pay?a=1",
    headers: [["wechatpay-signature", "s"]],
    capturedAtMs: Date.parse("2026-03-01T08:00:00Z"),
  });
});

const HAR_TIME = "2026-03-01T08:00:00.000Z";
const call = (request: object) => ({
  startedDateTime: HAR_TIME,
  request: { method: "POST", url: "https://shop.example/pay", headers: [], ...request },
});
const harOf = (entries: object[]) => readImportFile(JSON.stringify({ log: { entries } }), nowMs());
const notice = call({ postData: { text: '{"ciphertext": ""}' } });

test("a HAR is read for its notifications, however many and however odd the other calls in it are", () => {
  const others = [
    call({ method: "GET", postData: null }),
    { startedDateTime: "?", request: { method: "GET", url: 1 } },
    call({ headers: null, postData: "x" }),
  ];
  const crowd = Array.from({ length: 1_500 }, () => call({ method: "GET" }));
  expect(harOf([...others, notice, ...crowd])).toMatchObject({ kind: "read", captured: [{}], passedOver: 1_503 });
  expect(problemsOf(harOf(Array.from({ length: 1_001 }, () => notice)))).toEqual([[null, "file", "too_many", "1001"]]);
});

test("a notification of which a HAR has no body is said to be so, and not taken for one with an empty body", () => {
  const headers = [{ name: "Wechatpay-Signature", value: "s" }];
  const bodiless = [
    call({ headers }),
    call({ headers, bodySize: 700 }),
    call({ headers, bodySize: 700, postData: { text: "" } }),
    call({ headers: [...headers, { name: "content-length", value: "700" }], postData: { mimeType: "" } }),
  ];
  expect(harOf([notice, ...bodiless])).toMatchObject({ kind: "read", captured: [{}], bodiless: [2, 3, 4, 5] });
  expect(problemsOf(harOf(bodiless)).map(([entry, , rule]) => [entry, rule])).toEqual(
    [1, 2, 3, 4].map((entry) => [entry, "not_captured"]),
  );
  const empty = [call({ headers, bodySize: 0, postData: { text: "" } }), call({ headers, bodySize: 0 })];
  expect(harOf(empty)).toMatchObject({ kind: "read", captured: [{}, {}], bodiless: [] });
});

test("what is wrong is named by its field, its rule and its place", async () => {
  expect(problemsOf(pasted("A: b\nno header here", "{}"))).toEqual([[null, "headers", "not_a_header", "2"]]);
  expect(problemsOf(pasted("", "{}"))).toEqual([[null, "headers", "empty", ""]]);
  expect(
    problemsOf(
      readPasted(
        { headers: "A: b", body: { kind: "base64", base64: "?" }, capturedAtMs: null },
        { defaultPath: "/", nowMs: nowMs() },
      ),
    ),
  ).toEqual([[null, "body", "not_base64", ""]]);
  const ofFile = (text: string) => readImportFile(text, nowMs());
  expect(problemsOf(ofFile("{"))).toEqual([[null, "file", "not_json", ""]]);
  expect(problemsOf(ofFile("{}"))).toEqual([[null, "file", "unknown_format", ""]]);
  expect(problemsOf(ofFile('{"log":{"entries":[]}}'))).toEqual([[null, "file", "no_entries", "0"]]);
  expect(problemsOf(ofFile('{"log":{"entries":[{"startedDateTime":"x"}]}}'))).toEqual([
    [1, "file", "missing", "request"],
  ]);
  const own = { method: "POST", pathAndQuery: "x", headers: [], bodyBase64: "", receivedAt: "yesterday" };
  const file = (change: object) =>
    JSON.stringify({ format: "qianyue-notifications", notifications: [{ ...own, ...change }] });
  expect(problemsOf(ofFile(file({})))).toEqual([[1, "time", "not_a_time", "yesterday"]]);
  expect(problemsOf(ofFile(file({ receivedAt: "2026-01-01T00:00:00Z" })))).toEqual([[1, "request", "not_a_path", "x"]]);
  const good = { pathAndQuery: "/x", receivedAt: "2026-01-01T00:00:00Z" };
  expect(problemsOf(ofFile(file({ ...good, method: "PUT" })))).toEqual([[1, "request", "not_post", "PUT"]]);
});

test("a time of capture that cannot be right is refused, however it is given", () => {
  const ahead = nowMs() + 2 * 86_400_000;
  expect(problemsOf(pasted("A: b", "{}", 0))).toEqual([[null, "time", "implausible_time", "1970-01-01T00:00:00.000Z"]]);
  expect(problemsOf(pasted("A: b", "{}", ahead))).toEqual([
    [null, "time", "implausible_time", new Date(ahead).toISOString()],
  ]);
  expect(problemsOf(pasted("A: b", "{}", Date.UTC(2015, 0, 1)))).toEqual([]);
  expect(problemsOf(pasted("A: b", "{}", nowMs()))).toEqual([]);
});
