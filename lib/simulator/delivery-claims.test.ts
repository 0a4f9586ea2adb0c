import { expect, test } from "vitest";
import { deliveryWorld } from "@/lib/testing/delivery-world";
import type { DeliveryRecord } from "./attempt";
import { claimDue, recordAttempts } from "./deliveries";
import { tick } from "./dispatcher";
import { getDelivery } from "./overview";
import { act } from "./payer";

const given = deliveryWorld();
const { presigned } = given;

function recordTimeout(delivery: DeliveryRecord): Promise<void> {
  const atMs = given.world.clock.now();
  const reply = { kind: "failure" as const, code: "TIMEOUT", message: "slow", tookMs: 16_000 };
  const made = [{ atMs, headers: [], reply, outcome: "timeout" as const, faults: [] }];
  return recordAttempts([{ delivery, made, atMs }], given.world.sim);
}

const claimOne = async () => {
  const [claimed] = await claimDue(given.world.sim, { limit: 1 });
  if (!claimed) throw new Error("one delivery was expected");
  return claimed;
};

const standing = () =>
  given.world.store.db.selectFrom("sim_delivery").select(["attempts", "claimed_until"]).executeTakeFirstOrThrow();

test("a claim holds as long as an attempt can take, and no longer than a dead process may keep it", async () => {
  await act(await presigned(), "pay", given.world.sim);
  await claimOne();
  given.world.wireClock.advance(14_999);
  expect(await claimDue(given.world.sim, { limit: 1 })).toEqual([]);
  given.world.wireClock.advance(2);
  expect(await claimDue(given.world.sim, { limit: 1 })).toHaveLength(1);
});

test("an attempt whose claim another has taken meanwhile decides nothing for it", async () => {
  await act(await presigned(), "pay", given.world.sim);
  const slow = await claimOne();
  given.world.wireClock.advance(16_000);
  const { claimed_until } = await claimOne();
  await recordTimeout(slow);
  expect(await standing()).toEqual({ attempts: 0, claimed_until });
});

test("an attempt that was counted already is not counted again, though the claim looks like its own", async () => {
  await act(await presigned(), "pay", given.world.sim);
  const first = await claimOne();
  await recordTimeout(first);
  given.world.clock.advance(15_000);
  const { claimed_until } = await claimOne();
  expect(claimed_until).toBe(first.claimed_until);
  await recordTimeout(first);
  expect(await standing()).toEqual({ attempts: 1, claimed_until });
});

test("an attempt that ends after another has decided is remembered and changes nothing", async () => {
  await act(await presigned(), "pay", given.world.sim);
  const [slow] = await claimDue(given.world.sim, { limit: 1 });
  if (!slow) throw new Error("one delivery was expected");
  given.world.wireClock.advance(16_000);
  expect(await tick(given.world.sim)).toBe(1);
  await recordTimeout(slow);
  expect(await getDelivery(slow.id, given.world.sim)).toMatchObject({
    state: "delivered",
    attempts: 1,
    dueAtMs: null,
    history: [{ outcome: "delivered" }, { outcome: "timeout" }],
  });
  expect(await tick(given.world.sim)).toBe(0);
});
