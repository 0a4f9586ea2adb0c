import { expect, onTestFinished, test } from "vitest";
import { write } from "@/lib/db/client";
import { signContract } from "@/lib/testing/family";
import { placeOrder, type TestWorld, testWorld } from "@/lib/testing/simulated-world";
import { listContracts, listOrders, listSessions } from "./overview";
import { act } from "./payer";
import { terminate } from "./termination";

test("rows that the first version wrote are read, moved and ended as before", async () => {
  const world = await testWorld();
  onTestFinished(() => world.close());
  const contractId = await signContract(world, "Older1");
  await placeOrder(world, { out_trade_no: "OLDER00001" });
  await forget(world, "sim_contract", ["mode", "termination", "spAppid", "spOpenid", "notifyUrl", "displayAccount"]);
  await forget(world, "sim_session", ["mode", "scene", "payerOpenid"]);
  await forget(world, "sim_order", ["mode", "contractId"]);
  expect((await listContracts(world.sim, { limit: 1 }))[0]).toMatchObject({ contractId, displayAccount: "用户A" });
  expect((await listSessions(world.sim, { limit: 1 }))[0]).toMatchObject({ mode: "service-provider" });
  const [order] = await listOrders(world.sim, { limit: 1 });
  expect((await act(order?.prepayId ?? "", "pay", world.sim)).kind).toBe("done");
  const { mchid, serviceId } = world.enrolment;
  const ending = { mchid, serviceId, contractCode: "Older1", mode: "SYSTEM_TERMINATE", remark: null } as const;
  expect((await terminate(ending, world.sim)).kind).toBe("done");
});

async function forget(
  world: TestWorld,
  table: "sim_contract" | "sim_session" | "sim_order",
  members: string[],
): Promise<void> {
  await write(world.store, async (tx) => {
    for (const { details } of await tx.selectFrom(table).select("details").execute()) {
      const kept = Object.entries(JSON.parse(details)).filter(([name]) => !members.includes(name));
      const older = JSON.stringify(Object.fromEntries(kept));
      await tx.updateTable(table).set({ details: older }).where("details", "=", details).execute();
    }
  });
}
