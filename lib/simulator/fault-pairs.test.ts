import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBytes } from "@/lib/db/bytes";
import type { Outgoing, Send } from "@/lib/egress";
import {
  ORDER_PATH,
  orderBody,
  placeOrder,
  signedHeaders,
  type TestWorld,
  testWorld,
} from "@/lib/testing/simulated-world";
import { replyCanonical } from "@/lib/wechatpay/canonical";
import { readPublicKey } from "@/lib/wechatpay/crypto/pem";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { PROBE_PREFIX } from "@/lib/wechatpay/probe";
import { attempt, type DeliveryRecord } from "./attempt";
import { createEdge } from "./edge";
import { FAULT_KINDS, type FaultKind, type FaultPlace, placesOf } from "./fault-kinds";
import { addFault, listFaults, removeAllFaults } from "./faults";
import { getMerchant } from "./merchants";
import { act } from "./payer";
import { platformKeys } from "./platform-keys";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const kindsAt = (place: FaultPlace) => FAULT_KINDS.filter((kind) => placesOf(kind).includes(place));
const pairsAt = (place: FaultPlace) =>
  kindsAt(place).flatMap((one, index) =>
    kindsAt(place)
      .slice(index + 1)
      .map((other) => [one, other] as const),
  );

/** What can be seen of the signature of something that was sent. */
function seenInHeaders(headers: readonly HeaderPair[], rightBody: string | Uint8Array): FaultKind[] {
  const value = (name: string) => headerValue(headers, name);
  const [signature, serial, timestamp] = [
    value("Wechatpay-Signature"),
    value("Wechatpay-Serial"),
    value("Wechatpay-Timestamp"),
  ];
  if (signature === null || timestamp === null) return [];
  const { platformSerial, publicKeyId, platformCertificatePem, publicKeyPem } = world.enrolment;
  const canonical = replyCanonical({ timestamp, nonce: value("Wechatpay-Nonce") ?? "", body: rightBody });
  const fits = [platformCertificatePem, publicKeyPem].some((pem) =>
    verify(readPublicKey(pem, "pem"), canonical, Buffer.from(signature, "base64")),
  );
  const ahead = Number(timestamp) - world.wireClock.now() / 1000;
  const isProbe = signature.startsWith(PROBE_PREFIX);
  return [
    ...(isProbe ? ["probe_signature" as const] : []),
    ...(!isProbe && !fits ? ["wrong_signature" as const] : []),
    ...(serial === platformSerial ? ["other_key_mode" as const] : []),
    ...(serial !== platformSerial && serial !== publicKeyId ? ["unknown_serial" as const] : []),
    ...(ahead < -300 ? ["stale_timestamp" as const] : []),
    ...(ahead > 300 ? ["future_timestamp" as const] : []),
  ];
}

const STATUS_KINDS: Record<number, FaultKind> = { 429: "http_429", 500: "http_500", 502: "http_502", 503: "http_503" };

/** Asks for the same order again and tells by the answer alone what spoiled it. */
async function askedOnce(rightBody: string): Promise<FaultKind[]> {
  const body = JSON.stringify(orderBody(world.enrolment));
  const headers = Object.entries(signedHeaders({ path: ORDER_PATH, body }, world));
  const readBody = async () => Buffer.from(body);
  const edge = createEdge(world.sim);
  const { reply, manner } = await edge({ method: "POST", pathAndQuery: ORDER_PATH, headers, readBody });
  const late: FaultKind[] = manner.lateMs > 0 ? ["delay"] : [];
  if (manner.end === "lost") return [...late, "lost"];
  const status = STATUS_KINDS[reply.status];
  return [
    ...late,
    ...(status ? [status] : []),
    ...seenInHeaders(reply.headers, rightBody),
    ...(reply.body === "" ? ["empty_body" as const] : []),
    ...(headerValue(reply.headers, "Content-Type") === "text/html" && reply.status !== 502
      ? ["wrong_content_type" as const]
      : []),
    ...(manner.slowMs > 0 && reply.body !== "" ? ["slow_body" as const] : []),
    ...(manner.end === "cut" && reply.body !== "" ? ["connection_reset" as const] : []),
  ];
}

type Enveloped = { resource: { ciphertext: string } };

/** Tries to tell the merchant and says by what went out alone what spoiled it. */
async function triedOnce(delivery: DeliveryRecord, wasHeld: boolean): Promise<FaultKind[]> {
  const sent: Outgoing[] = [];
  const send: Send = async (outgoing) => {
    sent.push(outgoing);
    return { kind: "reply", status: 204, headers: [], body: new Uint8Array(), tookMs: 1 };
  };
  const merchant = await getMerchant(delivery.mchid, world.sim);
  if (!merchant) throw new Error("no merchant");
  const ring = await platformKeys(world.sim);
  const signer = { key: ring.publicKey, ring, apiv3Key: merchant.apiv3Key };
  const made = await attempt(delivery, signer, { wasHeld, outside: { ...world.sim, send } });
  const [first] = sent;
  if (!first) return made.flatMap(({ outcome, faults }) => (["held", "lost"].includes(outcome) ? faults : []));
  const [text, whole] = [Buffer.from(first.body).toString(), Buffer.from(readBytes(delivery.body)).toString()];
  const ciphertextOf = (body: string) => (JSON.parse(body) as Enveloped).resource.ciphertext;
  const [now, before] = [ciphertextOf(text || whole), ciphertextOf(whole)];
  return [
    ...(sent.length > 1 ? ["duplicate" as const] : []),
    ...seenInHeaders(first.headers, text || whole),
    ...(text === "" ? ["empty_body" as const] : []),
    ...(now.length < before.length ? ["cut_ciphertext" as const] : []),
    ...(now.length === before.length && now !== before ? ["wrong_apiv3_key" as const] : []),
    ...(headerValue(first.headers, "Content-Type") === "text/html" ? ["wrong_content_type" as const] : []),
  ];
}

async function switchOn(place: FaultPlace, kinds: readonly FaultKind[]): Promise<void> {
  await removeAllFaults(world.sim);
  for (const kind of kinds) await addFault({ kind, place, mode: { kind: "next", n: 1 }, mchid: null }, world.sim);
}

const counted = async () =>
  (await listFaults(world.sim, { limit: 99 })).filter(({ hits }) => hits > 0).map(({ kind }) => kind);

describe("of two faults of an answer, exactly what can be seen is counted, and the other waits for the next answer", () => {
  test.each(pairsAt("reply"))("%s and %s", async (one, other) => {
    const prepayId = await placeOrder(world);
    const rightBody = JSON.stringify({ prepay_id: prepayId });
    await switchOn("reply", [other, one]);
    const seen = await askedOnce(rightBody);
    expect([...seen].sort()).toEqual((await counted()).sort());
    expect(seen.length).toBeGreaterThan(0);
    for (let again = 0; again < 2 && (await counted()).length < 2; again++) seen.push(...(await askedOnce(rightBody)));
    expect([...seen].sort()).toEqual([one, other].sort());
    expect(await askedOnce(rightBody)).toEqual([]);
  });

  test.each([
    ["delay", "wrong_signature"],
    ["delay", "connection_reset"],
    ["delay", "slow_body"],
    ["delay", "lost"],
    ["delay", "http_429"],
    ["http_500", "empty_body"],
    ["http_500", "wrong_content_type"],
    ["http_503", "connection_reset"],
    ["slow_body", "connection_reset"],
    ["wrong_content_type", "empty_body"],
    ["stale_timestamp", "wrong_signature"],
  ] as const)("%s and %s go together", async (one, other) => {
    const prepayId = await placeOrder(world);
    await switchOn("reply", [other, one]);
    expect((await askedOnce(JSON.stringify({ prepay_id: prepayId }))).sort()).toEqual([one, other].sort());
  });

  test("three of them: an error without a body that says it is HTML", async () => {
    await placeOrder(world);
    await switchOn("reply", ["wrong_content_type", "empty_body", "http_500"]);
    expect((await askedOnce("")).sort()).toEqual(["empty_body", "http_500", "wrong_content_type"]);
  });
});

describe("of two faults of a notification, exactly what can be seen is counted, and the other waits for the next one", () => {
  let delivery: DeliveryRecord;
  beforeAll(async () => {
    await act(await placeOrder(world), "pay", world.sim);
    delivery = await world.store.db.selectFrom("sim_delivery").selectAll().executeTakeFirstOrThrow();
  });

  test.each(pairsAt("notification"))("%s and %s", async (one, other) => {
    await switchOn("notification", [other, one]);
    const seen: FaultKind[] = [];
    for (let again = 0; again < 3 && (await counted()).length < 2; again++) {
      seen.push(...(await triedOnce(delivery, false)));
      expect([...seen].sort()).toEqual((await counted()).sort());
    }
    expect([...seen].sort()).toEqual([one, other].sort());
    expect(await triedOnce(delivery, false)).toEqual([]);
  });

  test("one that was held back is not held again", async () => {
    await switchOn("notification", ["delay", "out_of_order"]);
    expect(await triedOnce(delivery, true)).toEqual([]);
    expect(await counted()).toEqual([]);
  });
});
