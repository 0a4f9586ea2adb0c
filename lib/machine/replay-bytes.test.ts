import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newestId } from "@/lib/notifications/find";
import { getNotification } from "@/lib/notifications/store";
import { INBOX, recordingServer, replayWorld, sendRaw } from "@/lib/testing/replay-world";
import { replayOne } from "./replaying";

const RUNS = 1000;

let ours: Awaited<ReturnType<typeof replayWorld>>;
let theirs: Awaited<ReturnType<typeof recordingServer>>;
beforeAll(async () => {
  ours = await replayWorld();
  theirs = await recordingServer();
});
afterAll(async () => {
  await theirs.close();
  await ours.close();
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));

/** What formatters, frameworks and gateways make of a body, and what is no text at all. */
const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc.constant(new Uint8Array()),
  fc.string({ unit: "binary", maxLength: 200 }).map(utf8),
  fc.json({ stringUnit: "grapheme" }).map(utf8),
  fc.json().map((text) => utf8(JSON.stringify(JSON.parse(text), null, 2).replaceAll("\n", "\r\n"))),
  fc.json().map((text) => utf8(text.replaceAll("/", "\\/"))),
  fc
    .tuple(fc.json(), fc.constantFrom("\n", "\r\n", " ", "\n\n\n", "\t", "\u0000", "\ufeff"))
    .map((parts) => utf8(parts.join(""))),
  fc.constantFrom('{"b":1,"a":2}', '{ "a" : "\\u7b7e\\/约" }', "\ufeff{}", '{"a":1e400,"a":1}').map(utf8),
);

const value = fc
  .string({ unit: fc.constantFrom(..."aZ0 /+=;,:\"'\\\u00e9\u00ff"), maxLength: 40 })
  .map((text) => text.trim());
const SIGNED = ["Timestamp", "Nonce", "Signature", "Serial", "Signature-Type"];

/** The signed headers in some order and case, with strangers among them, also twice. */
const headers: fc.Arbitrary<[string, string][]> = fc
  .tuple(
    fc.tuple(...SIGNED.map(() => value)),
    fc.constantFrom("Wechatpay-", "wechatpay-", "WECHATPAY-", "WeChatPay-"),
    fc.array(fc.tuple(fc.constantFrom("X-A", "x-a", "Accept", "User-Agent", "Request-ID", "Content-Type"), value), {
      maxLength: 6,
    }),
    fc.infiniteStream(fc.nat(1000)),
  )
  .map(([values, prefix, others, order]) =>
    [...SIGNED.map((name, index): [string, string] => [prefix + name, values[index] ?? ""]), ...others]
      .map((header) => ({ header, at: order.next().value ?? 0 }))
      .sort((one, other) => one.at - other.at)
      .map(({ header }) => header),
  );

test(`${RUNS} random bodies leave as they came: each SHA-256, and each header in name, order and value`, async () => {
  await fc.assert(
    fc.asyncProperty(body, headers, async (bytes, given) => {
      const lines = [["Host", "in"], ...given, ["Content-Length", String(bytes.length)], ["Connection", "close"]];
      const head = `POST /notify/${INBOX} HTTP/1.1\r\n${lines.map(([name, text]) => `${name}: ${text}\r\n`).join("")}\r\n`;
      expect(await sendRaw(ours.doorPort, head, bytes)).toMatch(/^HTTP\/1\.1 (204|400|401) /);
      const id = (await newestId(ours.store.db)) ?? "";
      const kept = await getNotification(ours.store.db, id);
      expect(sha256(kept?.body ?? new Uint8Array([1]))).toBe(sha256(bytes));

      const place = { url: theirs.url };
      const done = await replayOne({ notificationId: id, manner: { mode: "exact" }, place }, ours.world);
      const seen = theirs.seen.pop();
      if (done.kind !== "made" || !seen) throw new Error(`not sent: ${JSON.stringify(done)}`);
      expect(seen.line).toBe("POST /record?a=%2F HTTP/1.1");
      expect(sha256(seen.body)).toBe(sha256(bytes));
      expect([done.replay.originalSha256, done.replay.sentSha256]).toEqual([sha256(bytes), sha256(bytes)]);
      expect(seen.headers).toEqual([
        ["Host", new URL(theirs.url).host],
        ...given,
        ["Content-Length", String(bytes.length)],
        ["Connection", "close"],
      ]);
      expect(done.replay.reading).toEqual({ kind: "delivered" });
    }),
    { numRuns: RUNS, seed: 20_261_123 },
  );
  expect(theirs.seen).toEqual([]);
}, 120_000);
