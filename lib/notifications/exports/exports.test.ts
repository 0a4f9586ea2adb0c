import { expect, test } from "vitest";
import type { GivenAnswer } from "@/lib/inboxes/answers";
import type { Check, CheckId } from "@/lib/wechatpay/check";
import type { Notification } from "../notification";
import { cell } from "./csv-form";
import { EXPORT_FORMS, type ExportSource, writeExport } from "./write-export";

const notification = (change: Partial<Notification> = {}): Notification => ({
  id: "nt_1",
  atMs: 1_800_000_000_000,
  inbox: "in_1",
  profileId: "pf_1",
  method: "POST",
  pathAndQuery: "/notify/in_1?a=1&b=%20",
  headers: [
    ["Content-Type", "application/json"],
    ["Wechatpay-Nonce", "n"],
    ["Authorization", "Bearer top-secret"],
    ["Cookie", "session=top-secret"],
  ],
  body: new TextEncoder().encode('{"id":"1"}'),
  checks: [],
  verdict: "verified",
  answeredStatus: 204,
  eventId: "1",
  eventType: "ENTRUST.SIGN",
  summary: "签约",
  resource: '{"openid":"oUpF8uMuAJO","x": "y","contract_display_account" : "微信代扣\\"用户A","contract_id":"12"}',
  subject: { contractCode: "c-1", outTradeNo: null },
  ...change,
});
const silent: GivenAnswer = {
  notificationId: "nt_1",
  atMs: 1,
  kind: "silent",
  status: null,
  tookMs: 0,
  failure: null,
  url: null,
  headers: [],
  body: null,
};

function sourceOf(notifications: Notification[], answer: GivenAnswer | null = null): ExportSource {
  return {
    publicUrl: "http://localhost:3001",
    idsAfter: async (after, limit) =>
      notifications
        .map(({ id }) => id)
        .filter((id) => after === null || id > after)
        .slice(0, limit),
    load: async (ids) =>
      notifications
        .filter(({ id }) => ids.includes(id))
        .map((one) => ({ notification: one, answer, receivedMs: 1_800_000_000_500 })),
  };
}

async function written(form: keyof typeof EXPORT_FORMS, source: ExportSource, isMasked = false): Promise<string> {
  let text = "";
  for await (const piece of writeExport(EXPORT_FORMS[form], source, { isMasked })) text += piece;
  return text;
}

const MANY = Array.from({ length: 450 }, (_, number) => notification({ id: `nt_${1000 + number}` }));

test.each(["json", "har"] as const)("%s of none, of one and of 450 can be parsed and holds each once", async (form) => {
  for (const notifications of [[], [notification()], MANY]) {
    const read = JSON.parse(await written(form, sourceOf(notifications)));
    expect((form === "json" ? read.notifications : read.log.entries).length).toBe(notifications.length);
  }
});

test.each(["json", "csv", "har"] as const)("%s holds no authorization and no cookie", async (form) => {
  expect(await written(form, sourceOf([notification()]))).not.toContain("top-secret");
});

test.each(["json", "csv", "har"] as const)(
  "%s, masked, tells no openid and no display account, and the rest as it was",
  async (form) => {
    const plain = await written(form, sourceOf([notification()]));
    const masked = await written(form, sourceOf([notification()]), true);
    expect(plain).toContain("oUpF8uMuAJO");
    expect(masked).not.toMatch(/oUpF8uMuAJO|用户A/);
    expect(masked).toMatch(/oU\*\*\*/);
    expect(masked).toMatch(/contract_id/);
  },
);

test("JSON gives the exact bytes, also of a body that is no UTF-8", async () => {
  const body = Uint8Array.of(0xff, 0, 13, 10);
  const read = JSON.parse(await written("json", sourceOf([notification({ body })])));
  expect(Buffer.from(read.notifications[0].bodyBase64, "base64")).toEqual(Buffer.from(body));
  expect(read.notifications[0].bodyText).toBeNull();
});

test("CSV begins with the mark for Excel, ends its lines as RFC 4180 says and quotes what must be", async () => {
  const text = await written("csv", sourceOf([notification({ summary: 'a,"b"\r\nc' })]));
  expect(text.startsWith("\uFEFFid,received_at,inbox,")).toBe(true);
  expect(text).toContain('"a,""b""\r\nc"');
  expect(text.endsWith("\r\n")).toBe(true);
  const [head = "", first = ""] = text.replace(/"(?:[^"]|"")*"/g, "q").split("\r\n");
  expect(first.split(",")).toHaveLength(head.split(",").length);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])(
  "what a spreadsheet would compute stays text: %j",
  (value) => {
    expect(cell(value).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test("a number below nought stays a number", () => expect(cell(-5)).toBe("-5"));

test("a usual answer, which is not kept, is written as the checks tell it; what does not follow from them is not made up", async () => {
  const failed = (id: CheckId): Check => ({
    id,
    verdict: "fail",
    expected: { key: "present" },
    actual: { key: "missing" },
  });
  const usual = notification();
  const refused = notification({ id: "nt_2", checks: [failed("decrypt")], answeredStatus: 400 });
  const unknown = notification({ id: "nt_3", checks: [failed("decrypt")], answeredStatus: 500 });
  const imported = notification({ id: "nt_4", answeredStatus: 0 });
  const source = sourceOf([usual, refused, unknown, imported]);
  const { log } = JSON.parse(await written("har", source));
  const body = '{"code":"FAIL","message":"check failed: decrypt"}';
  expect(log.entries.map(({ response }: { response: object }) => response)).toMatchObject([
    { status: 204, headers: [], content: { size: 0, text: "" } },
    { status: 400, content: { text: body, mimeType: "application/json; charset=utf-8" }, bodySize: body.length },
    { status: 500, content: { size: -1, comment: "the body was not kept" }, bodySize: -1 },
    { status: 0, content: { size: 0, text: "" } },
  ]);
  const { notifications } = JSON.parse(await written("json", source));
  expect(notifications.map(({ answered }: { answered: object }) => answered)).toMatchObject([
    { kind: "as_usual", status: 204, bodyBase64: "" },
    { kind: "as_usual", status: 400, bodyBase64: Buffer.from(body).toString("base64") },
    { kind: "as_usual", status: 500, bodyBase64: null },
    null,
  ]);
});

type Rule = "string" | "number" | "array" | "object" | "date";

/** HAR 1.2 specification: the members that must be there, and their types. */
const HAR: Record<string, Record<string, Rule>> = {
  entry: {
    startedDateTime: "date",
    time: "number",
    request: "object",
    response: "object",
    cache: "object",
    timings: "object",
  },
  request: {
    method: "string",
    url: "string",
    httpVersion: "string",
    cookies: "array",
    headers: "array",
    queryString: "array",
    headersSize: "number",
    bodySize: "number",
  },
  response: {
    status: "number",
    statusText: "string",
    httpVersion: "string",
    cookies: "array",
    headers: "array",
    content: "object",
    redirectURL: "string",
    headersSize: "number",
    bodySize: "number",
  },
  content: { size: "number", mimeType: "string" },
  postData: { mimeType: "string", params: "array", text: "string" },
  timings: { send: "number", wait: "number", receive: "number" },
  pair: { name: "string", value: "string" },
};

function harFaults(value: Record<string, unknown>, shape: string): string[] {
  return Object.entries(HAR[shape] ?? {}).flatMap(([member, rule]) => {
    const given = value[member];
    const kind = Array.isArray(given) ? "array" : typeof given;
    const isDate = rule === "date" && kind === "string" && new Date(String(given)).toISOString() === given;
    return kind === rule || isDate ? [] : [`${shape}.${member} is ${kind}`];
  });
}

test.each([
  ["as usual", null],
  ["silent", silent],
  [
    "a reply",
    { ...silent, kind: "reply", status: 500, headers: [["X-A", "b"]], body: Uint8Array.of(0xff) } as GivenAnswer,
  ],
])("HAR keeps to its specification 1.2: %s", async (_name, answer) => {
  const odd = notification({ id: "nt_2", body: Uint8Array.of(0xff, 0), resource: null, eventType: null });
  const { log } = JSON.parse(await written("har", sourceOf([notification(), odd], answer)));
  expect(log).toMatchObject({ version: "1.2", creator: { name: expect.any(String), version: expect.any(String) } });
  for (const entry of log.entries) {
    const pairs = [...entry.request.headers, ...entry.request.queryString, ...entry.response.headers];
    const faults = [
      ...harFaults(entry, "entry"),
      ...harFaults(entry.request, "request"),
      ...harFaults(entry.request.postData, "postData"),
      ...harFaults(entry.response, "response"),
      ...harFaults(entry.response.content, "content"),
      ...harFaults(entry.timings, "timings"),
      ...pairs.flatMap((pair) => harFaults(pair, "pair")),
    ];
    expect(faults).toEqual([]);
    expect(entry.time).toBe(entry.timings.send + entry.timings.wait + entry.timings.receive);
    const known = [...Object.keys(HAR.entry ?? {}), "comment"];
    expect(Object.keys(entry).filter((name) => !known.includes(name) && !name.startsWith("_"))).toEqual([]);
  }
});
