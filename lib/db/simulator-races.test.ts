import { expect, test } from "vitest";
import { listContracts, listDeliveries, listOrders, listSessions } from "@/lib/simulator/overview";
import { act } from "@/lib/simulator/payer";
import { callOperation, contractPath, miniProgramBody, signContract } from "@/lib/testing/family";
import { PRESIGN_PATH, placeOrder, presignBody, signedCall, testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";

/** More than once, because a race that is lost now and then is lost. */
const ROUNDS = [1, 2, 3, 4];
const THREE = [1, 2, 3];
const order = (change: Record<string, unknown>) => ({ notify_url: "https://shop.example/pay", ...change });

onBothEngines((fresh) => {
  test("of three orders that ask for one code at once one gets it, and the code makes one contract", async () => {
    const world = await testWorld({ store: await fresh() });
    for (const round of ROUNDS) {
      const prepayIds = await Promise.all(
        THREE.map((number) => placeOrder(world, order({ out_trade_no: `R${round}ORDER${number}` }))),
      );
      const replies = await Promise.all(
        prepayIds.map((prepayId) => {
          const body = presignBody(world.enrolment, prepayId, { out_contract_code: `raced${round}` });
          return signedCall(world, PRESIGN_PATH, JSON.stringify(body));
        }),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
      await Promise.all(prepayIds.map((prepayId) => act(prepayId, "pay", world.sim)));
      const agreed = await Promise.all(prepayIds.map((prepayId) => act(prepayId, "agree", world.sim)));
      expect(agreed.map((one) => (one.kind === "done" ? "done" : one.rule)).sort()).toEqual([
        ...["done", "not_offered", "not_offered"],
      ]);
    }
    expect(await listContracts(world.sim, { limit: 10 })).toHaveLength(ROUNDS.length);
  });

  test("of three codes on one order one session is left alive", async () => {
    const world = await testWorld({ store: await fresh() });
    for (const round of ROUNDS) {
      const prepayId = await placeOrder(world, order({ out_trade_no: `R${round}ORDER` }));
      const replies = await Promise.all(
        THREE.map((number) => {
          const body = presignBody(world.enrolment, prepayId, { out_contract_code: `rider${round}x${number}` });
          return signedCall(world, PRESIGN_PATH, JSON.stringify(body));
        }),
      );
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
      const sessions = (await listSessions(world.sim, { limit: 100 })).filter((one) => one.prepayId === prepayId);
      expect(sessions.map(({ state }) => state).sort()).toEqual(["ACTIVE", "CLOSED", "CLOSED"]);
    }
  });

  test("of three orders under one number with other parameters one is placed, and the rest are told why", async () => {
    const world = await testWorld({ store: await fresh() });
    for (const round of ROUNDS) {
      const placed = await Promise.allSettled(
        THREE.map((total) => placeOrder(world, order({ out_trade_no: `R${round}SAME`, amount: { total } }))),
      );
      expect(placed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const reasons = placed.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
      expect(reasons.every((reason) => reason.includes("OUT_TRADE_NO_USED"))).toBe(true);
    }
    expect(await listOrders(world.sim, { limit: 100 })).toHaveLength(ROUNDS.length);
    expect(world.logged).toEqual([]);
  });

  test("a contract that three end at once ends once, and is told of once", async () => {
    const world = await testWorld({ store: await fresh() });
    await signContract(world, "endsOnce");
    const ended = await Promise.all(
      THREE.map(() => {
        const body = { contract_termination_remark: "race" };
        return callOperation(world, "contract-terminate", { ...contractPath(world, "endsOnce"), body });
      }),
    );
    expect(ended.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const told = await listDeliveries(world.sim, { limit: 10 });
    expect(told.map(({ eventType }) => eventType).sort()).toEqual(["ENTRUST.SIGN", "ENTRUST.TERMINATE"]);
  });

  test("of a mini program's pre-sign that three send at once there is one session", async () => {
    const world = await testWorld({ store: await fresh() });
    const body = miniProgramBody(world, "miniRace");
    const replies = await Promise.all(THREE.map(() => callOperation(world, "service-provider-mini-program", { body })));
    expect(new Set(replies.map((reply) => reply.body.pre_entrustweb_id)).size).toBe(1);
    expect(await listSessions(world.sim, { limit: 10 })).toHaveLength(1);
  });
});
