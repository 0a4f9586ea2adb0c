import { expect, test } from "vitest";
import { type Store, write } from "@/lib/db/client";
import { onBothEngines } from "@/lib/testing/stores";
import { codeUse, orderByPrepayId, presignedBefore, sessionByPrepayId } from "./store";

const of = { mchid: "1600000001", contractCode: "Code1", prepayId: "wx1" };

onBothEngines((fresh) => {
  test.each([
    ["nothing", []],
    ["a session of another order under its code", [{ id: "ss_1", prepayId: "wx2" }]],
    ["a session of its order under another code", [{ id: "ss_1", code: "Code2" }]],
    [
      "sessions that are over, and one that is not",
      [
        { id: "ss_1", at: 3, state: "EXPIRED" },
        { id: "ss_2", at: 1, state: "ACTIVE" },
        { id: "ss_3", at: 2, state: "CLOSED" },
      ],
    ],
    [
      "two of the same moment",
      [
        { id: "ss_b", state: "DECLINED" },
        { id: "ss_a", state: "EXPIRED" },
      ],
    ],
    [
      "a code that is used up",
      [
        { id: "ss_2", at: 2, state: "ACTIVE" },
        { id: "ss_1", at: 1, state: "SIGNED" },
      ],
    ],
  ])("before a pre-sign there is the same asked at once as one by one: %s", async (_, sessions) => {
    const store = await fresh();
    await plant(store, sessions);
    const before = await presignedBefore(store.db, of);
    expect(before).toEqual({
      order: await orderByPrepayId(store.db, of.prepayId),
      session: await sessionByPrepayId(store.db, of.prepayId),
      codeUse: await codeUse(store.db, of.mchid, of.contractCode),
    });
    expect(before.order).toMatchObject({ prepayId: "wx1" });
  });
});

type Planted = { id: string; at?: number; code?: string; prepayId?: string; state?: string };

async function plant(store: Store, sessions: Planted[]): Promise<void> {
  const { mchid } = of;
  await write(store, async (tx) => {
    for (const prepayId of ["wx1", "wx2"]) {
      const order = { prepay_id: prepayId, mchid, sub_mchid: "", out_trade_no: prepayId, created_at: 1, expires_at: 9 };
      const details = JSON.stringify({ prepayId });
      await tx
        .insertInto("sim_order")
        .values({ ...order, state: "NOTPAY", details })
        .execute();
    }
    for (const { id, at = 1, code = of.contractCode, prepayId = of.prepayId, state = "ACTIVE" } of sessions) {
      const session = { id, mchid, prepayId, contractCode: code, createdAtMs: at, state, scene: "pay-redirect-sign" };
      const row = { id, mchid, service_id: 1, contract_code: code, prepay_id: prepayId, created_at: at, expires_at: 9 };
      await tx
        .insertInto("sim_session")
        .values({ ...row, state, details: JSON.stringify(session) })
        .execute();
    }
  });
}
