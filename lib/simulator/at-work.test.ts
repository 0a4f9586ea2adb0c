import { expect, test } from "vitest";
import { callOperation, miniProgramBody, signContract } from "@/lib/testing/family";
import { placeOrder, testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import { countLiveSessions, countPendingDeliveries, listLiveSessions } from "./at-work";
import { listContracts, listDeliveries, listOrders, listSessions } from "./overview";

type Page = { limit: number; before?: string | undefined };

/** Everything, two at a time. */
async function pagedThrough<Row>(list: (page: Page) => Promise<Row[]>, idOf: (row: Row) => string): Promise<string[]> {
  const ids: string[] = [];
  for (let rows = await list({ limit: 2 }); rows.length > 0; rows = await list({ limit: 2, before: ids.at(-1) })) {
    ids.push(...rows.map(idOf));
    if (ids.length > 50) throw new Error("It goes round in circles");
  }
  return ids;
}

onBothEngines((fresh) => {
  test("every list can be read to its end, page by page, also where many are of one moment", async () => {
    const world = await testWorld({ store: await fresh() });
    const { sim } = world;
    for (let number = 0; number < 5; number++) {
      if (number === 3) world.clock.turn({ mode: "frozen", atMs: world.clock.now() + 1000 });
      await signContract(world, `Paged${number}`);
      await placeOrder(world, { out_trade_no: `PAGED00${number}` });
    }
    const lists = [
      await pagedThrough(
        (page) => listOrders(sim, page),
        ({ prepayId }) => prepayId,
      ),
      await pagedThrough(
        (page) => listSessions(sim, page),
        ({ id }) => id,
      ),
      await pagedThrough(
        (page) => listContracts(sim, page),
        ({ contractId }) => contractId,
      ),
      await pagedThrough(
        (page) => listDeliveries(sim, page),
        ({ id }) => id,
      ),
    ];
    const whole = [
      (await listOrders(sim, { limit: 50 })).map(({ prepayId }) => prepayId),
      (await listSessions(sim, { limit: 50 })).map(({ id }) => id),
      (await listContracts(sim, { limit: 50 })).map(({ contractId }) => contractId),
      (await listDeliveries(sim, { limit: 50 })).map(({ id }) => id),
    ];
    expect(lists).toEqual(whole);
    expect(whole.map(({ length }) => length >= 5)).toEqual([true, true, true, true]);
    expect(await listOrders(sim, { limit: 2, before: "nothing" })).toEqual([]);
  });

  test("counts are of all that is at work, not of the newest, and stop where they are told to", async () => {
    const world = await testWorld({ store: await fresh() });
    const { sim } = world;
    for (let number = 0; number < 3; number++) {
      await callOperation(world, "service-provider-mini-program", { body: miniProgramBody(world, `Live${number}`) });
    }
    for (let number = 0; number < 2; number++) await signContract(world, `Done${number}`);
    expect(await countLiveSessions(sim, { most: 3 })).toEqual({ count: 3, more: false });
    expect(await countLiveSessions(sim, { most: 2 })).toEqual({ count: 2, more: true });
    expect((await listLiveSessions(sim, { limit: 2 })).map(({ state }) => state)).toEqual(["ACTIVE", "ACTIVE"]);
    expect(await countPendingDeliveries(sim, { most: 2 })).toEqual({ count: 2, more: false });
    expect(await countPendingDeliveries(sim, { most: 1 })).toEqual({ count: 1, more: true });
    world.clock.turn({ mode: "frozen", atMs: world.clock.now() + 2 * 3_600_000 });
    expect(await countLiveSessions(sim, { most: 3 })).toEqual({ count: 0, more: false });
    expect(await listLiveSessions(sim, { limit: 2 })).toEqual([]);
  });
});
