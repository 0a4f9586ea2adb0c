import { expect, test } from "vitest";
import { callOperation } from "@/lib/testing/family";
import {
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  signedCall,
  testEndpoint,
  testWorld,
} from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import { tick } from "./dispatcher";
import { factsOf } from "./facts";
import { switchKeyMode } from "./key-mode";
import { setCondition } from "./merchant-condition";
import { listMerchants } from "./merchant-list";
import { getMerchant } from "./merchants";
import { listDeliveries, listOrders } from "./overview";
import { act } from "./payer";

onBothEngines((fresh) => {
  test("the whole story holds on this engine, however many press the same button at once", async () => {
    const world = await testWorld({ store: await fresh() });
    const endpoint = await testEndpoint([500]);
    const prepayIds = await Promise.all([1, 2, 3].map(() => placeOrder(world, { notify_url: `${endpoint.url}/pay` })));
    const [prepayId = ""] = prepayIds;
    expect(new Set(prepayIds).size).toBe(1);
    const body = JSON.stringify(presignBody(world.enrolment, prepayId, { notify_url: `${endpoint.url}/sign` }));
    expect((await signedCall(world, PRESIGN_PATH, body)).status).toBe(200);
    expect((await signedCall(world, PRESIGN_PATH, body)).status).toBe(200);

    const paid = await Promise.all([1, 2, 3].map(() => act(prepayId, "pay", world.sim)));
    expect(paid.map(({ kind }) => kind).sort()).toEqual(["done", "refused", "refused"]);
    const answers = await Promise.all(
      (["agree", "agree", "agree"] as const).map((action) => act(prepayId, action, world.sim)),
    );
    expect(answers.filter(({ kind }) => kind === "done")).toHaveLength(1);

    const attempts = await Promise.all([tick(world.sim), tick(world.sim)]);
    expect(attempts[0] + attempts[1]).toBe(2);
    world.clock.advance(15_000);
    expect(await tick(world.sim)).toBe(1);
    expect(endpoint.received.map(({ path }) => path).sort()).toHaveLength(3);
    const deliveries = await listDeliveries(world.sim, { limit: 10 });
    expect(deliveries.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect(await listOrders(world.sim, { limit: 10 })).toMatchObject([{ prepayId, sessionState: "SIGNED" }]);
    const about = { mchid: world.enrolment.mchid, contractCode: "wxwtdk20200910100000" };
    const events = (await factsOf(about, world.sim)).map(({ event }) => event);
    expect(events.filter((event) => event === "signed")).toHaveLength(1);

    const later = { ...world.sim, clock: { now: () => world.clock.now() + 3 * 3_600_000 } };
    await endpoint.close();
    expect(await act(prepayId, "agree", later)).toEqual({ kind: "refused", rule: "not_offered" });
  });

  test("a merchant's state is kept, told to whoever remembers the merchant, and leaves its key mode alone", async () => {
    const world = await testWorld({ store: await fresh(), keyMode: "grey" });
    const { mchid } = world.enrolment;
    const switchedAtMs = (await getMerchant(mchid, world.sim))?.details.switchedAtMs;
    await setCondition(mchid, "certificate_revoked", world.sim);
    const expected = { keyMode: "grey", switchedAtMs, condition: "certificate_revoked" };
    expect((await getMerchant(mchid, world.sim))?.details).toMatchObject(expected);
    const row = await world.store.db.selectFrom("sim_merchant").select("details").executeTakeFirstOrThrow();
    expect(JSON.parse(row.details)).toMatchObject(expected);
    await switchKeyMode(mchid, "certificate", world.sim);
    const [listed] = await listMerchants(world.sim, { limit: 1 });
    expect(listed).toMatchObject({ mchid, keyMode: "certificate", condition: "certificate_revoked" });
  });

  test("a merchant without an APIv3 key is told nothing", async () => {
    const world = await testWorld({ store: await fresh() });
    const prepayId = await placeOrder(world);
    await setCondition(world.enrolment.mchid, "apiv3_key_unset", world.sim);
    expect(await act(prepayId, "pay", world.sim)).toMatchObject({ kind: "done" });
    expect(await listDeliveries(world.sim, { limit: 1 })).toEqual([]);
  });

  test("of two live sessions that a turned clock left to one code, the second is refused by a rule", async () => {
    const world = await testWorld({ store: await fresh() });
    const [hour, presign] = [3_600_000, (prepayId: string) => JSON.stringify(presignBody(world.enrolment, prepayId))];
    const first = await placeOrder(world, { out_trade_no: "TURNED1" });
    expect((await signedCall(world, PRESIGN_PATH, presign(first))).status).toBe(200);
    world.clock.advance(3 * hour);
    const second = await placeOrder(world, { out_trade_no: "TURNED2" });
    expect((await signedCall(world, PRESIGN_PATH, presign(second))).status).toBe(200);
    world.clock.advance(-2 * hour);
    for (const id of [first, second]) expect((await act(id, "pay", world.sim)).kind).toBe("done");
    expect((await act(first, "agree", world.sim)).kind).toBe("done");
    expect(await act(second, "agree", world.sim)).toEqual({ kind: "refused", rule: "code_consumed" });
  });

  test("a code is free again once its order is closed", async () => {
    const world = await testWorld({ store: await fresh() });
    const first = await placeOrder(world, { out_trade_no: "CLOSED1" });
    const ask = (prepayId: string) =>
      signedCall(world, PRESIGN_PATH, JSON.stringify(presignBody(world.enrolment, prepayId)));
    expect((await ask(first)).status).toBe(200);
    const { mchid: sp_mchid, subMchid: sub_mchid } = world.enrolment;
    const given = { path: { out_trade_no: "CLOSED1" }, body: { sp_mchid, sub_mchid } };
    expect((await callOperation(world, "partner-order-close", given)).status).toBe(204);
    const next = await placeOrder(world, { out_trade_no: "CLOSED2" });
    expect((await ask(next)).status).toBe(200);
    expect((await ask(next)).status).toBe(200);
  });

  test("an order whose prepay_id ran out gets a fresh one, and the old one is unknown", async () => {
    const world = await testWorld({ store: await fresh() });
    const first = await placeOrder(world);
    world.clock.advance(2 * 3_600_000);
    const second = await placeOrder(world);
    expect(second).not.toBe(first);
    expect(await act(first, "pay", world.sim)).toEqual({ kind: "refused", rule: "prepay_unknown" });
    expect(await act(second, "pay", world.sim)).toMatchObject({ kind: "done" });
  });
});
