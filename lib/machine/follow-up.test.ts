import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { foldStale } from "@/lib/contracts/fold-index";
import { ASKED_AFTER_MS } from "@/lib/contracts/follow-up";
import { claimFollowUps, endOldClaims } from "@/lib/contracts/follow-up-claim";
import { followUpsOf, readFollowUpSettings, switchFollowUp } from "@/lib/contracts/follow-up-store";
import { recordExchange } from "@/lib/exchanges/store";
import { tick } from "@/lib/simulator/dispatcher";
import { act } from "@/lib/simulator/payer";
import { type BothSides, bothSides } from "@/lib/testing/both-sides";
import { orderBody, presignBody } from "@/lib/testing/simulated-world";
import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { serviceProviderPayRedirectSign } from "@/lib/wechatpay/operations/service-provider-pay-redirect-sign";
import { type FollowUpWorld, followUp } from "./follow-up";
import { createLog } from "./log";
import { assembleWorld } from "./world";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** From a pre-sign until its session is asked about. */
const DUE_MS = 2 * HOUR_MS + ASKED_AFTER_MS;

let sides: BothSides;
let world: FollowUpWorld;
let profileId = "";
let made = 0;

beforeAll(async () => {
  sides = await bothSides();
  const { store, sim, clock, wireClock } = sides;
  const parts = { store, vault: sim.vault, publicUrl: sides.baseUrl, allowPrivate: true, log: createLog("silent") };
  world = assembleWorld({ ...parts, clock, wireClock });
  profileId = (await store.db.selectFrom("profile").select("id").executeTakeFirstOrThrow()).id;
});
afterAll(() => sides.close());
beforeEach(async () => {
  await sides.store.db.deleteFrom("follow_up_pace").execute();
  await switchFollowUp(sides.store, { profileId, isOn: true, nowMs: sides.clock.now() });
});

/** Orders and pre-signs through the real doors, and folds what was recorded. */
async function presigned(): Promise<{ contractCode: string; prepayId: string }> {
  const contractCode = `followed${++made}`;
  const { enrolment, store } = sides;
  const order = await sides.call(
    partnerJsapiOrder as Operation,
    orderBody(enrolment, { out_trade_no: `T${contractCode}`, notify_url: sides.notifyUrl }),
  );
  await recordExchange(store, order);
  const prepayId = order.subject.prepayId ?? "";
  const presign = await sides.call(
    serviceProviderPayRedirectSign as Operation,
    presignBody(enrolment, prepayId, { out_contract_code: contractCode, notify_url: sides.notifyUrl }),
  );
  expect(presign.verdict).toBe("verified");
  await recordExchange(store, presign);
  while ((await foldStale(store, 100)) > 0);
  return { contractCode, prepayId };
}

async function queriesOf(contractCode: string) {
  return sides.store.db
    .selectFrom("exchange")
    .select(["id", "status"])
    .where("contract_code", "=", contractCode)
    .where("operation_id", "=", "contract-query")
    .orderBy("id")
    .execute();
}

const cameTo = async (contractCode: string) => {
  const { followUps, exchangeIds } = await followUpsOf(sides.store.db, { profileId, contractCode });
  return { states: followUps.map(({ state, attempts, why }) => ({ state, attempts, why })), exchangeIds };
};

/** The same world whose platform answers with these statuses in turn, then as it is; 0 is no answer. */
function answering(statuses: number[]): FollowUpWorld {
  const { send } = world.ours;
  const faked: typeof send = async (request, limits) => {
    const status = statuses.shift();
    if (status === undefined) return send(request, limits);
    if (status === 0) return { kind: "failure", code: "ECONNRESET", message: "reset", tookMs: 1 };
    return { kind: "reply", status, headers: [], body: new TextEncoder().encode("{}"), tookMs: 1 };
  };
  return { ...world, ours: { ...world.ours, send: faked } };
}

test("when a session has ended by every clock, the platform is asked once, and the answer is evidence that bears its mark", async () => {
  const { contractCode } = await presigned();
  sides.clock.advance(DUE_MS - 1);
  await followUp(world, 4);
  expect(await queriesOf(contractCode)).toEqual([]);
  sides.clock.advance(1);
  await followUp(world, 4);
  await followUp(world, 4);
  sides.clock.advance(3 * HOUR_MS);
  await followUp(world, 4);
  const asked = await queriesOf(contractCode);
  expect(asked.map(({ status }) => status)).toEqual([404]);
  expect(await cameTo(contractCode)).toEqual({
    states: [{ state: "answered", attempts: 0, why: "404" }],
    exchangeIds: asked.map(({ id }) => id),
  });
});

test("what was signed without our learning of it comes to light", async () => {
  const { contractCode, prepayId } = await presigned();
  await act(prepayId, "pay", sides.sim);
  await act(prepayId, "agree", sides.sim);
  sides.clock.advance(DUE_MS);
  await followUp(world, 4);
  await foldStale(sides.store, 100);
  const row = await sides.store.db
    .selectFrom("contract")
    .select("outcome")
    .where("contract_code", "=", contractCode)
    .executeTakeFirst();
  expect(row?.outcome).toBe("signed");
  // The notification that comes late finds it known.
  await tick(sides.sim);
});

test("nothing is asked when the notification came, also when it came at the last moment and is not folded yet", async () => {
  const { contractCode, prepayId } = await presigned();
  await act(prepayId, "pay", sides.sim);
  await act(prepayId, "agree", sides.sim);
  while ((await tick(sides.sim)) > 0);
  sides.clock.advance(DUE_MS);
  await followUp(world, 4);
  expect(await queriesOf(contractCode)).toEqual([]);
  expect((await cameTo(contractCode)).states.map(({ state }) => state)).toEqual(["not_needed"]);
});

test("unless somebody chose, simulated profiles ask about what ended since they were made, and real ones do not", async () => {
  const { store } = sides;
  await store.db.deleteFrom("follow_up_setting").execute();
  const { created_at } = await store.db.selectFrom("profile").select("created_at").executeTakeFirstOrThrow();
  expect(await readFollowUpSettings(store.db)).toEqual(new Map([[profileId, { isOn: true, sinceMs: created_at }]]));
  await store.db.updateTable("profile").set({ target: "platform" }).execute();
  expect((await readFollowUpSettings(store.db)).get(profileId)?.isOn).toBe(false);
  await store.db.updateTable("profile").set({ target: "simulator" }).execute();
});

test("nothing is asked of a profile that is switched off, nor of what ended before it was switched on again", async () => {
  const { contractCode } = await presigned();
  await switchFollowUp(sides.store, { profileId, isOn: false, nowMs: sides.clock.now() });
  sides.clock.advance(DUE_MS);
  await followUp(world, 4);
  await switchFollowUp(sides.store, { profileId, isOn: true, nowMs: sides.clock.now() });
  await followUp(world, 4);
  expect(await queriesOf(contractCode)).toEqual([]);
  const later = await presigned();
  sides.clock.advance(DUE_MS);
  await followUp(world, 4);
  expect(await queriesOf(later.contractCode)).toHaveLength(1);
});

test("no answer, 429 and 5xx are tried again after 1, 5 and 30 minutes; then it gives up and says why", async () => {
  const { contractCode } = await presigned();
  const troubled = answering([503, 429, 0, 500]);
  sides.clock.advance(DUE_MS);
  await followUp(troubled, 4);
  for (const minutes of [1, 5, 30]) {
    const before = (await queriesOf(contractCode)).length;
    sides.clock.advance(minutes * MINUTE_MS - 1);
    await followUp(troubled, 4);
    expect(await queriesOf(contractCode)).toHaveLength(before);
    sides.clock.advance(1);
    await followUp(troubled, 4);
    expect(await queriesOf(contractCode)).toHaveLength(before + 1);
  }
  sides.clock.advance(24 * HOUR_MS);
  await followUp(troubled, 4);
  expect((await queriesOf(contractCode)).map(({ status }) => status)).toEqual([503, 429, null, 500]);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "gave_up", attempts: 4, why: "500" }]);
});

test("what the platform is asked about is the contract's own service, whichever the profile's is now", async () => {
  const { contractCode } = await presigned();
  const { store, enrolment } = sides;
  const { details } = await store.db.selectFrom("profile").select("details").executeTakeFirstOrThrow();
  const ofAnother = JSON.stringify({ ...JSON.parse(details), serviceId: 99_999 });
  await store.db.updateTable("profile").set({ details: ofAnother }).execute();
  sides.clock.advance(DUE_MS);
  await followUp(world, 4);
  await store.db.updateTable("profile").set({ details }).execute();
  const { url } = await store.db
    .selectFrom("exchange")
    .select("url")
    .where("contract_code", "=", contractCode)
    .where("operation_id", "=", "contract-query")
    .executeTakeFirstOrThrow();
  expect(url).toContain(`/service-id/${enrolment.serviceId}/`);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "answered", attempts: 0, why: "404" }]);
});

test("what waited for its next try when a profile was switched off is asked no more, also after it is switched on", async () => {
  const { contractCode } = await presigned();
  sides.clock.advance(DUE_MS);
  await followUp(answering([503]), 4);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "waiting", attempts: 1, why: "503" }]);
  await switchFollowUp(sides.store, { profileId, isOn: false, nowMs: sides.clock.now() });
  await switchFollowUp(sides.store, { profileId, isOn: true, nowMs: sides.clock.now() });
  sides.clock.advance(HOUR_MS);
  await followUp(world, 4);
  expect((await queriesOf(contractCode)).map(({ status }) => status)).toEqual([503]);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "not_needed", attempts: 1, why: "503" }]);
});

test("a platform in trouble is left in peace by all of a profile's queries, then asked one alone, then all again", async () => {
  const codes = [await presigned(), await presigned(), await presigned()].map(({ contractCode }) => contractCode);
  const asked = async () => (await Promise.all(codes.map(queriesOf))).flat().length;
  sides.clock.advance(DUE_MS);
  await followUp(answering([429]), 1);
  sides.clock.advance(MINUTE_MS - 1);
  await followUp(world, 4);
  expect(await asked()).toBe(1);
  sides.clock.advance(1);
  await followUp(answering([503]), 4);
  expect(await asked()).toBe(2);
  sides.clock.advance(5 * MINUTE_MS);
  await followUp(world, 4);
  expect(await asked()).toBe(3);
  await followUp(world, 4);
  expect((await Promise.all(codes.map(cameTo))).map(({ states }) => states[0]?.state)).toEqual(
    Array(3).fill("answered"),
  );
});

test("a refusal for good is an answer and is not repeated", async () => {
  const { contractCode } = await presigned();
  sides.clock.advance(DUE_MS);
  await followUp(answering([403]), 4);
  sides.clock.advance(HOUR_MS);
  await followUp(world, 4);
  expect((await queriesOf(contractCode)).map(({ status }) => status)).toEqual([403]);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "answered", attempts: 0, why: "403" }]);
});

test("a process that ends after claiming leaves a query that the next one makes, and only one more; then it is given up", async () => {
  const { contractCode } = await presigned();
  sides.clock.advance(DUE_MS);
  // What a process does that ends before it has kept an answer: it claims, and is never heard of again.
  const { store, clock, wireClock } = sides;
  const rules = [{ profileId, nowMs: clock.now(), sinceMs: 0 }];
  await followUp(world, 0);
  expect(await claimFollowUps(store, { rules, wireMs: wireClock.now(), most: 4 })).toHaveLength(1);
  await followUp(world, 4);
  expect(await queriesOf(contractCode)).toEqual([]);
  await endOldClaims(store);
  await followUp(world, 4);
  expect(await queriesOf(contractCode)).toHaveLength(1);
  expect((await cameTo(contractCode)).states).toEqual([{ state: "answered", attempts: 0, why: "404" }]);

  const second = await presigned();
  sides.clock.advance(DUE_MS);
  await followUp(world, 0);
  for (let crash = 0; crash < 2; crash++) {
    const again = [{ profileId, nowMs: clock.now(), sinceMs: 0 }];
    await claimFollowUps(store, { rules: again, wireMs: wireClock.now(), most: 4 });
    wireClock.advance(60_001);
  }
  await followUp(world, 4);
  expect(await queriesOf(second.contractCode)).toEqual([]);
  expect((await cameTo(second.contractCode)).states).toEqual([{ state: "gave_up", attempts: 0, why: "interrupted" }]);
});
