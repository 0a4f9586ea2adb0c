import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { advance } from "@/lib/simulator/clock";
import { tick } from "@/lib/simulator/dispatcher";
import { FAULT_KINDS, type FaultKind, type FaultPlace, placesOf } from "@/lib/simulator/fault-kinds";
import { addFault, listFaults } from "@/lib/simulator/faults";
import { getDelivery, listDeliveries } from "@/lib/simulator/overview";
import { act } from "@/lib/simulator/payer";
import { listReceived } from "@/lib/simulator/received";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { orderBody, presignBody } from "@/lib/testing/simulated-world";
import type { Check } from "@/lib/wechatpay/check";
import { operationById } from "@/lib/wechatpay/operations/registry";

let sides: BothSides;
beforeEach(async () => {
  sides = await bothSides({ patienceMs: 400 });
});
afterEach(() => sides.close());

function operation(id: string) {
  const found = operationById(id);
  if (!found) throw new Error(`there is no operation ${id}`);
  return found;
}

const switchOn = (kind: FaultKind, place: FaultPlace, n = 1) =>
  addFault({ kind, place, mode: { kind: "next", n }, mchid: null }, sides.sim);

const placeOrder = (outTradeNo: string) => {
  const body = orderBody(sides.enrolment, { out_trade_no: outTradeNo, notify_url: sides.notifyUrl });
  return sides.call(operation("partner-jsapi-order"), body);
};

async function pay(outTradeNo: string): Promise<string> {
  const { subject } = await placeOrder(outTradeNo);
  await act(subject.prepayId ?? "", "pay", sides.sim);
  return subject.prepayId ?? "";
}

const failed = (checks: readonly Check[]) => checks.filter(({ verdict }) => verdict === "fail").map(({ id }) => id);
const notifications = () =>
  sides.store.db
    .selectFrom("notification")
    .select(["verdict", "checks", "event_id", "event_type"])
    .orderBy("id")
    .execute();

/** The kinds that a describe below has a test of, to be held against the list. */
const proven: Record<FaultPlace, Set<FaultKind>> = { reply: new Set(), notification: new Set() };
const proving = <Row extends readonly [FaultKind, ...unknown[]]>(place: FaultPlace, rows: readonly Row[]) => {
  for (const [kind] of rows) proven[place].add(kind);
  return rows;
};

describe("a reply is refused by our console's own check", () => {
  const CHECKS = proving("reply", [
    ["probe_signature", ["base64"]],
    ["wrong_signature", ["rsa"]],
    ["unknown_serial", ["serial"]],
    ["other_key_mode", ["serial"]],
    ["stale_timestamp", ["clock"]],
    ["future_timestamp", ["clock"]],
    ["empty_body", ["rsa"]],
    ["wrong_content_type", ["content_type"]],
  ] as const);

  test.each(CHECKS)("%s: %j fails, and nothing else", async (kind, checks) => {
    await switchOn(kind, "reply");
    const spoiled = await placeOrder("FAULT001");
    expect([spoiled.verdict, failed(spoiled.checks)]).toEqual(["failed", checks]);
    const retried = await placeOrder("FAULT001");
    expect([retried.verdict, failed(retried.checks)]).toEqual(["verified", []]);
  });

  const STATUSES = proving("reply", [
    ["http_429", 429, "FREQUENCY_LIMITED", false],
    ["http_500", 500, "SYSTEM_ERROR", true],
    ["http_502", 502, null, true],
    ["http_503", 503, "SERVICE_UNAVAILABLE", false],
  ] as const);

  test.each(STATUSES)(
    "%s is an unsigned %i %s: nothing to trust; the same call then succeeds",
    async (kind, status, code, wasCarriedOut) => {
      await switchOn(kind, "reply");
      const spoiled = await placeOrder("FAULT001");
      const { reply } = spoiled;
      expect([spoiled.verdict, reply.kind === "reply" && reply.status]).toEqual(["unsigned", status]);
      const said = reply.kind === "reply" ? Buffer.from(reply.body).toString() : "";
      expect(said).toContain(code ?? "502 Bad Gateway");
      expect(spoiled.checks.every(({ verdict }) => verdict === "skipped")).toBe(true);
      const orders = await sides.store.db.selectFrom("sim_order").select("prepay_id").execute();
      expect(orders).toHaveLength(wasCarriedOut ? 1 : 0);
      expect((await placeOrder("FAULT001")).verdict).toBe("verified");
    },
  );

  const BROKEN = proving("reply", [
    ["lost", "ECONNRESET"],
    ["connection_reset", "ECONNRESET"],
    ["slow_body", "TIMEOUT"],
    ["delay", "TIMEOUT"],
  ] as const);

  test.each(BROKEN)("%s leaves no reply at all (%s), and the call was carried out", async (kind, code) => {
    await switchOn(kind, "reply");
    const spoiled = await placeOrder("FAULT001");
    expect([spoiled.verdict, spoiled.reply]).toMatchObject(["no_reply", { kind: "failure", code }]);
    expect(await sides.store.db.selectFrom("sim_order").select("prepay_id").execute()).toHaveLength(1);
    expect((await placeOrder("FAULT001")).verdict).toBe("verified");
  });
});

describe("a notification is refused by our inbox's own check, and its resend is taken", () => {
  const CHECKS = proving("notification", [
    ["probe_signature", ["base64"]],
    ["wrong_signature", ["rsa"]],
    ["unknown_serial", ["serial"]],
    ["other_key_mode", ["serial"]],
    ["stale_timestamp", ["clock"]],
    ["future_timestamp", ["clock"]],
    ["cut_ciphertext", ["decrypt"]],
    ["wrong_apiv3_key", ["decrypt"]],
    ["empty_body", ["rsa", "envelope"]],
    ["wrong_content_type", ["content_type"]],
  ] as const);

  test.each(CHECKS)("%s: %j fails, and nothing else", async (kind, checks) => {
    await switchOn(kind, "notification");
    await pay("FAULT001");
    await advance(15_000, sides.sim);
    const [spoiled, resent] = await notifications();
    expect([spoiled?.verdict, failed(JSON.parse(spoiled?.checks ?? "[]"))]).toEqual(["rejected", checks]);
    expect(resent).toMatchObject({ verdict: "verified", event_type: "TRANSACTION.SUCCESS" });
    const [delivery] = await listDeliveries(sides.sim, { limit: 1 });
    expect(delivery).toMatchObject({ state: "delivered", attempts: 2 });
    const detail = await getDelivery(delivery?.id ?? "", sides.sim);
    expect(detail?.history.map(({ faults }) => faults)).toEqual([[kind], []]);
  });
});

describe("a notification goes astray, and its delivery shows it", () => {
  proving("notification", [["duplicate"], ["out_of_order"], ["lost"], ["delay"]] as const);

  test("duplicate: it arrives twice with one id, as one attempt", async () => {
    await switchOn("duplicate", "notification");
    await pay("FAULT001");
    expect(await advance(60_000, sides.sim)).toMatchObject({ attempts: 1 });
    const [first, second, ...others] = await notifications();
    expect([first?.verdict, second?.verdict, others]).toEqual(["verified", "verified", []]);
    expect(second?.event_id).toBe(first?.event_id);
    const [delivery] = await listDeliveries(sides.sim, { limit: 1 });
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1 });
    const detail = await getDelivery(delivery?.id ?? "", sides.sim);
    expect(detail?.history.map(({ number }) => number)).toEqual([1, 1]);
  });

  test("out_of_order: the contract is told before the payment that led to it", async () => {
    await switchOn("out_of_order", "notification");
    const { subject } = await placeOrder("FAULT001");
    const prepayId = subject.prepayId ?? "";
    const body = presignBody(sides.enrolment, prepayId, { notify_url: sides.notifyUrl });
    expect((await sides.call(operation("service-provider-pay-redirect-sign"), body)).verdict).toBe("verified");
    await act(prepayId, "pay", sides.sim);
    await tick(sides.sim);
    await act(prepayId, "agree", sides.sim);
    await advance(0, sides.sim);
    expect((await notifications()).map(({ event_type }) => event_type)).toEqual([
      "ENTRUST.SIGN",
      "TRANSACTION.SUCCESS",
    ]);
  });

  test("lost: nothing arrives, the attempt counts as failed, and the ladder sends it again", async () => {
    await switchOn("lost", "notification");
    await pay("FAULT001");
    await advance(14_999, sides.sim);
    expect(await notifications()).toEqual([]);
    expect(await listDeliveries(sides.sim, { limit: 1 })).toMatchObject([{ attempts: 1, lastOutcome: "lost" }]);
    await advance(1, sides.sim);
    expect(await notifications()).toMatchObject([{ verdict: "verified" }]);
  });

  test("delay: nothing arrives for a minute, and no attempt is counted", async () => {
    await switchOn("delay", "notification", 9);
    await pay("FAULT001");
    await advance(59_999, sides.sim);
    expect(await listDeliveries(sides.sim, { limit: 1 })).toMatchObject([{ attempts: 0, lastOutcome: "held" }]);
    expect(await notifications()).toEqual([]);
    await advance(1, sides.sim);
    expect(await notifications()).toMatchObject([{ verdict: "verified" }]);
    expect(await listDeliveries(sides.sim, { limit: 1 })).toMatchObject([{ state: "delivered", attempts: 1 }]);
  });
});

test("every kind of fault has its proof at each place where it can be switched on", () => {
  for (const place of ["reply", "notification"] as const) {
    const kinds = FAULT_KINDS.filter((kind) => placesOf(kind).includes(place));
    expect([...proven[place]].sort()).toEqual([...kinds].sort());
  }
  expect(FAULT_KINDS).toHaveLength(20);
});

test.each([
  ["public_key", ["serial"]],
  ["certificate", ["serial"]],
  ["grey", []],
] as const)(
  "other_key_mode for a merchant of mode %s fails %j, by the keys that such a merchant holds",
  async (keyMode, checks) => {
    await sides.close();
    sides = await bothSides({ keyMode });
    await switchOn("other_key_mode", "reply");
    expect(failed((await placeOrder("FAULT001")).checks)).toEqual(checks);
    expect((await placeOrder("FAULT001")).verdict).toBe("verified");
    await switchOn("other_key_mode", "notification");
    await pay("FAULT002");
    await advance(15_000, sides.sim);
    const verdicts = (await notifications()).map(({ verdict, checks }) => [verdict, failed(JSON.parse(checks))]);
    expect(verdicts).toEqual(
      checks.length === 0
        ? [["verified", []]]
        : [
            ["rejected", checks],
            ["verified", []],
          ],
    );
  },
);

test("faults combine: a stale timestamp and a wrong signature fail both of their checks", async () => {
  await switchOn("stale_timestamp", "reply");
  await switchOn("wrong_signature", "reply");
  expect(failed((await placeOrder("FAULT001")).checks)).toEqual(["clock", "rsa"]);
});

test("a fault of one merchant leaves the others alone, and counts what it did", async () => {
  await addFault({ kind: "http_500", place: "reply", mode: { kind: "next", n: 1 }, mchid: "1600000000" }, sides.sim);
  expect((await placeOrder("FAULT001")).verdict).toBe("verified");
  const { mchid } = sides.enrolment;
  await addFault({ kind: "http_500", place: "reply", mode: { kind: "next", n: 1 }, mchid }, sides.sim);
  expect((await placeOrder("FAULT001")).verdict).toBe("unsigned");
  expect((await placeOrder("FAULT001")).verdict).toBe("verified");
  expect((await listFaults(sides.sim, { limit: 9 })).map(({ seen, hits }) => [seen, hits])).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

test("an unsigned error has no signature to spoil: the fault waits for one that has", async () => {
  await switchOn("wrong_signature", "reply");
  const refused = await sides.call(operation("partner-jsapi-order"), {});
  expect(refused.verdict).toBe("unsigned");
  expect((await placeOrder("FAULT001")).verdict).toBe("failed");
});

test("what the platform received is kept with its answer, refused calls and broken ones included", async () => {
  await placeOrder("FAULT001");
  await sides.call(operation("partner-jsapi-order"), {});
  await switchOn("lost", "reply");
  await placeOrder("FAULT001");
  const { items } = await listReceived(sides.sim, { limit: 10, before: null });
  expect(items.map(({ status, code, internalNumber, mchid }) => [status, code, internalNumber, mchid])).toEqual([
    [null, null, null, sides.enrolment.mchid],
    [400, "PARAM_ERROR", 268435461, sides.enrolment.mchid],
    [200, null, 0, sides.enrolment.mchid],
  ]);
  const first = await listReceived(sides.sim, { limit: 2, before: null });
  const rest = await listReceived(sides.sim, { limit: 2, before: first.next });
  expect([...first.items, ...rest.items]).toEqual(items);
  expect(rest.next).toBeNull();
});
