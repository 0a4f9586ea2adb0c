import { afterEach, describe, expect, test } from "vitest";
import { newestId } from "@/lib/notifications/find";
import { getNotification } from "@/lib/notifications/store";
import { getReplay, listReplays } from "@/lib/replays/store";
import { createTarget } from "@/lib/targets/store";
import { recordingServer, replayWorld } from "@/lib/testing/replay-world";
import { APIV3_KEY } from "@/lib/testing/simulated-world";
import { firstFailure } from "@/lib/wechatpay/check";
import { readApiv3Key } from "@/lib/wechatpay/crypto/pem";
import { writeEnvelope } from "@/lib/wechatpay/envelope";
import { headerValue } from "@/lib/wechatpay/header";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import { outlookOf, replayOne } from "./replaying";

type Ours = Awaited<ReturnType<typeof replayWorld>>;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function listening(options: Parameters<typeof replayWorld>[0] = {}): Promise<Ours> {
  const ours = await replayWorld(options);
  opened.push(ours);
  return ours;
}

/** A notification of the simulated platform, as it came to our own inbox. */
async function notified(ours: Ours, plaintext = '{"out_contract_code":"c1"}') {
  const body = writeEnvelope(
    {
      id: "ev_1",
      createTime: "2026-03-01T16:00:00+08:00",
      eventType: "ENTRUST.SIGN",
      summary: "签约结果通知",
      originalType: "entrust",
      associatedData: "entrust",
      nonce: "0123456789ab",
      plaintext,
    },
    readApiv3Key(APIV3_KEY, "key"),
  );
  const { mchid } = ours.enrolment;
  const timestamp = unixSeconds(ours.wireClock.now());
  const headers = await ours.world.voice.sign({ mchid, body, timestamp, nonce: "n".repeat(32), key: "merchant" });
  const limits = { timeoutMs: 5000, maxBytes: 1000 };
  await ours.sim.send({ method: "POST", url: ours.notifyUrl, headers, body }, limits);
  return newest(ours);
}

async function newest(ours: Ours) {
  const found = await getNotification(ours.store.db, (await newestId(ours.store.db)) ?? "");
  if (!found) throw new Error("nothing came");
  return found;
}

describe("replayed to our own inbox", () => {
  test("byte for byte it is a new notification that verifies, and after five minutes one that is refused as stale", async () => {
    const ours = await listening();
    const first = await notified(ours);
    const again = { notificationId: first.id, manner: { mode: "exact" }, place: { url: ours.notifyUrl } } as const;
    expect(await replayOne(again, ours.world)).toMatchObject({ replay: { reading: { kind: "delivered" } } });
    const second = await newest(ours);
    expect(second.id).not.toBe(first.id);
    expect(second).toMatchObject({ verdict: "verified", body: first.body });

    ours.wireClock.advance(301_000);
    const why = { key: "status", status: 401 };
    expect(await replayOne(again, ours.world)).toMatchObject({ replay: { reading: { kind: "will_retry", why } } });
    expect(firstFailure((await newest(ours)).checks)?.id).toBe("clock");
  });

  test("signed afresh it verifies whenever it is sent, over the same bytes", async () => {
    const ours = await listening();
    const first = await notified(ours);
    ours.wireClock.advance(86_400_000);
    const manner = { mode: "resigned" } as const;
    const done = await replayOne({ notificationId: first.id, manner, place: { url: ours.notifyUrl } }, ours.world);
    expect(done).toMatchObject({ kind: "made", replay: { reading: { kind: "delivered" } } });
    const second = await newest(ours);
    expect(second).toMatchObject({ verdict: "verified", body: first.body });
    expect(headerValue(second.headers, "Wechatpay-Nonce")).not.toBe(headerValue(first.headers, "Wechatpay-Nonce"));
  });

  test.each([
    ["JSON", '{"out_contract_code":"c2","签":"约😀"}', "verified"],
    ["what is no JSON", "not json {", "rejected"],
  ])("edited to %s it is opened to just that, in an envelope of the same members", async (_, plaintext, verdict) => {
    const ours = await listening();
    const first = await notified(ours);
    const manner = { mode: "edited", plaintext } as const;
    await replayOne({ notificationId: first.id, manner, place: { url: ours.notifyUrl } }, ours.world);
    const second = await newest(ours);
    expect(second.verdict).toBe(verdict);
    if (verdict === "verified") expect(second.resource).toBe(plaintext);
    const members = (bytes: Uint8Array) => {
      const { resource, ...outer } = JSON.parse(Buffer.from(bytes).toString());
      const { ciphertext, nonce, ...rest } = resource;
      return { outer, names: Object.keys(resource), rest, sealed: [ciphertext, nonce] };
    };
    const [came, sent] = [members(first.body), members(second.body)];
    expect({ ...sent, sealed: null }).toEqual({ ...came, sealed: null });
    expect(sent.sealed[0]).not.toBe(came.sealed[0]);
    expect(sent.sealed[1]).not.toBe(came.sealed[1]);
  });
});

test("a merchant of the real platform has its notifications replayed byte for byte alone", async () => {
  const ours = await listening({ target: "platform" });
  const first = await notified(ours);
  const place = { url: ours.notifyUrl };
  for (const manner of [{ mode: "resigned" }, { mode: "edited", plaintext: "{}" }] as const) {
    const done = await replayOne({ notificationId: first.id, manner, place }, ours.world);
    expect(done).toEqual({ kind: "impossible", why: "not_our_platform" });
  }
  const done = await replayOne({ notificationId: first.id, manner: { mode: "exact" }, place }, ours.world);
  expect(done).toMatchObject({ kind: "made" });
});

test("a run is told beforehand how many an endpoint must refuse for their age, and how many nobody can sign afresh", async () => {
  const ours = await listening({ target: "platform" });
  await notified(ours);
  await notified(ours);
  const later = (ms: number) => ({ ...ours.world, wireClock: { now: () => ours.world.wireClock.now() + ms } });
  const unsignable = [{ why: "not_our_platform", count: 2 }];
  expect(await outlookOf("", later(0))).toEqual({ count: 2, isPart: false, more: false, stale: 0, unsignable });
  expect(await outlookOf("", later(400_000))).toEqual({ count: 2, isPart: false, more: false, stale: 2, unsignable });
});

test("of very many only the oldest are looked at beforehand, all are counted, and it is said that the rest was not seen", async () => {
  const ours = await listening({ target: "platform" });
  for (let number = 0; number < 3; number++) await notified(ours);
  const later = { ...ours.world, wireClock: { now: () => ours.world.wireClock.now() + 400_000 } };
  const seen = (count: number) => ({ stale: count, unsignable: [{ why: "not_our_platform", count }], more: false });
  expect(await outlookOf("", later, { page: 1, most: 2 })).toEqual({ count: 3, isPart: true, ...seen(2) });
  expect(await outlookOf("", later, { page: 1, most: 3 })).toEqual({ count: 3, isPart: false, ...seen(3) });
});

test("a target's own headers are sent with their values, which no record of the replay holds", async () => {
  const ours = await listening();
  const theirs = await recordingServer();
  opened.push(theirs);
  const first = await notified(ours);
  const { store, vault, targets: policy } = ours.world;
  const headers = [{ name: "Authorization", value: "Bearer s3cret" }];
  const draft = { name: "QA", url: theirs.url, headers };
  await createTarget({ id: "tg_1", profileId: first.profileId, draft }, { store, vault, policy, nowMs: 1 });
  const place = { targetId: "tg_1" };
  const done = await replayOne({ notificationId: first.id, manner: { mode: "resigned" }, place }, ours.world);
  expect(theirs.seen[0]?.headers).toContainEqual(["Authorization", "Bearer s3cret"]);
  if (done.kind !== "made") throw new Error(done.kind);
  const kept = await getReplay(store.db, done.replay.id);
  expect(kept?.headers).toContainEqual(["Authorization", null]);
  expect(JSON.stringify(await store.db.selectFrom("replay").selectAll().execute())).not.toContain("s3cret");
});

test("what may not be called is refused by field and rule, and leaves no replay", async () => {
  const ours = await listening();
  const first = await notified(ours);
  const ask = (place: { url: string } | { targetId: string }) =>
    replayOne({ notificationId: first.id, manner: { mode: "exact" }, place }, ours.world);
  expect(await ask({ url: "file:///etc/passwd" })).toEqual({
    kind: "refused",
    problems: [{ field: "url", rule: "scheme" }],
  });
  expect(await ask({ targetId: "tg_none" })).toEqual({ kind: "no_target" });
  const { items } = await listReplays(ours.store.db, { notificationId: null, before: null, limit: 10 });
  expect(items).toEqual([]);
});
