import { expect, onTestFinished, test, vi } from "vitest";
import { testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import { flush, listReceived, receivedRow, remember } from "./received";
import type { WireReply } from "./wire";

const call = { mchid: "1600000001", method: "POST", path: "/v3/a?b=1", tookMs: 3 };
const refusal: WireReply = {
  status: 400,
  headers: [["Request-ID", "08F78BA9C406-268435461"]],
  body: '{"code":"PARAM_ERROR","message":"参数错误"}',
};

onBothEngines((fresh) => {
  test("a refusal is kept with its code, text and the number that support asks for", async () => {
    const { sim } = await testWorld({ store: await fresh() });
    remember(receivedRow(call, refusal, sim), sim);
    remember(receivedRow({ ...call, mchid: null }, null, sim), sim);
    const { items } = await listReceived(sim, { limit: 5, before: null });
    expect(items).toMatchObject([
      { mchid: null, status: null, code: null, internalNumber: null },
      { ...call, status: 400, code: "PARAM_ERROR", message: "参数错误", internalNumber: 268435461 },
    ]);
  });

  test("what another copy of the module has received is read at once too", async () => {
    const { sim } = await testWorld({ store: await fresh() });
    vi.resetModules();
    const other = await import("./received");
    expect(other.remember).not.toBe(remember);
    other.remember(receivedRow(call, refusal, sim), sim);
    expect((await listReceived(sim, { limit: 5, before: null })).items).toHaveLength(1);
  });

  test("calls that do not pause are kept all the same, forty at a time", async () => {
    const { sim, store } = await testWorld({ store: await fresh() });
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    for (let number = 0; number < 40; number++) remember(receivedRow(call, refusal, sim), sim);
    await new Promise<void>((heard) => {
      store.feed.subscribe(({ kind }) => kind === "received" && heard());
    });
    expect(await store.db.selectFrom("sim_received").select("id").execute()).toHaveLength(40);
  });

  test("the newest are kept, and the oldest make room", { timeout: 60_000 }, async () => {
    const { sim, store } = await testWorld({ store: await fresh() });
    for (let number = 0; number < 6_000; number++) {
      remember(receivedRow({ ...call, path: `/v3/${number}` }, refusal, sim), sim);
    }
    await flush(store);
    const rows = await store.db.selectFrom("sim_received").select("path").orderBy("id").execute();
    expect(rows.length).toBeGreaterThanOrEqual(5_000);
    expect(rows.length).toBeLessThanOrEqual(5_500);
    expect(rows.at(-1)?.path).toBe("/v3/5999");
    expect(rows.at(-5_000)?.path).toBe("/v3/1000");
  });
});
