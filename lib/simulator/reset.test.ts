import { expect, test } from "vitest";
import { signContract } from "@/lib/testing/family";
import { testWorld } from "@/lib/testing/simulated-world";
import { onBothEngines } from "@/lib/testing/stores";
import type { Attempt } from "./attempt";
import { claimDue, recordAttempts } from "./deliveries";
import { reset } from "./reset";

const made: Attempt = {
  atMs: 0,
  headers: [],
  reply: { kind: "failure", code: "TIMEOUT", message: "", tookMs: 1 },
  outcome: "timeout",
  faults: [],
};

onBothEngines((fresh) => {
  test("an attempt that was under way when everything was emptied leaves nothing behind", async () => {
    const world = await testWorld({ store: await fresh() });
    const { sim, store } = world;
    await signContract(world, "Emptied1");
    const [delivery] = await claimDue(sim, { limit: 1 });
    if (!delivery) throw new Error("Nothing was due");
    await reset(sim);
    await recordAttempts([{ delivery, made: [made], atMs: 0 }], sim);
    expect(await store.db.selectFrom("sim_attempt").select("id").execute()).toEqual([]);
  });

  test("an attempt whose claim ran out meanwhile is remembered all the same", async () => {
    const world = await testWorld({ store: await fresh() });
    const { sim, store } = world;
    await signContract(world, "Overtaken1");
    const [delivery] = await claimDue(sim, { limit: 1 });
    if (!delivery) throw new Error("Nothing was due");
    await recordAttempts([{ delivery: { ...delivery, claimed_until: 1 }, made: [made], atMs: 0 }], sim);
    expect(await store.db.selectFrom("sim_attempt").select("id").execute()).toHaveLength(1);
  });
});
