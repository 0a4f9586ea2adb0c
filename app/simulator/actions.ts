"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import type { TerminateOutcome } from "@/components/simulator/contracts/terminate-dialog";
import { ENDERS } from "@/components/simulator/contracts/termination";
import { MOST } from "@/components/simulator/faults/strike";
import { type Played, SCENARIOS } from "@/components/simulator/scenarios/scenario";
import { actionClient } from "@/lib/action";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { FAULT_KINDS } from "@/lib/simulator/fault-kinds";
import { addFault, removeFault } from "@/lib/simulator/faults";
import { MERCHANT_CONDITIONS } from "@/lib/simulator/merchant";
import { setCondition } from "@/lib/simulator/merchant-condition";
import { reset } from "@/lib/simulator/reset";
import { writeSetting } from "@/lib/simulator/settings";
import { terminate } from "@/lib/simulator/termination";
import { playOut } from "./play-scenario";
import { turnTheClock } from "./turn-clock";

const LONGEST_ADVANCE_MS = 366 * 86_400_000;

const turn = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("advance"), ms: z.int().check(z.minimum(0), z.maximum(LONGEST_ADVANCE_MS)) }),
  z.object({ kind: z.enum(["next_due", "freeze", "run", "real"]) }),
]);

/** Turns the sandbox's clock; the answer says what fell due on the way. */
export const turnClock = actionClient.inputSchema(turn).action(async ({ parsedInput }) => {
  const turned = await turnTheClock(parsedInput);
  revalidatePath(routes.simulator());
  return turned;
});

const fault = z.object({
  kind: z.enum(FAULT_KINDS),
  place: z.enum(["reply", "notification"]),
  mode: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("next"), n: z.int().check(z.minimum(1), z.maximum(MOST.n)) }),
    z.object({
      kind: z.literal("share"),
      share: z.number().check(z.gt(0), z.maximum(1)),
      seed: z.int().check(z.minimum(0), z.maximum(MOST.seed)),
    }),
  ]),
  mchid: z.nullable(z.string().check(z.maxLength(32))),
});

export const switchFaultOn = actionClient.inputSchema(fault).action(async ({ parsedInput }) => {
  const added = await addFault(parsedInput, (await world()).sim);
  revalidatePath(routes.simulator());
  return added;
});

const ids = z.object({ ids: z.array(z.string().check(z.maxLength(60))).check(z.maxLength(500)) });

export const removeFaults = actionClient.inputSchema(ids).action(async ({ parsedInput }) => {
  const { sim } = await world();
  for (const id of parsedInput.ids) await removeFault(id, sim);
  revalidatePath(routes.simulator());
  return { removed: parsedInput.ids.length };
});

const choice = z.object({
  id: z.string().check(z.maxLength(60)),
  value: z.union([z.boolean(), z.string().check(z.maxLength(300))]),
});

/** Throws for a value that the setting cannot have: the form offers none. */
export const chooseSetting = actionClient.inputSchema(choice).action(async ({ parsedInput }) => {
  const { id, value } = parsedInput;
  const written = await writeSetting(id, value, (await world()).sim);
  if (written === "invalid") throw new Error(`The setting ${id} cannot have that value`);
  revalidatePath(routes.simulator());
  return { written };
});

const merchantState = z.object({ mchid: z.string().check(z.maxLength(32)), condition: z.enum(MERCHANT_CONDITIONS) });

/** What the platform thinks of a merchant's certificate and key from now on. */
export const setMerchantCondition = actionClient.inputSchema(merchantState).action(async ({ parsedInput }) => {
  const { mchid, condition } = parsedInput;
  if (!(await setCondition(mchid, condition, (await world()).sim))) throw new Error(`No simulated merchant ${mchid}`);
  revalidatePath(routes.simulator());
  return { condition };
});

const ending = z.object({
  mchid: z.string().check(z.maxLength(32)),
  serviceId: z.int(),
  contractCode: z.string().check(z.maxLength(64)),
  mode: z.enum(ENDERS),
});

/** Ends a contract as someone else than the merchant's own call would. */
export const terminateContract = actionClient
  .inputSchema(ending)
  .action(async ({ parsedInput }): Promise<TerminateOutcome> => {
    const outcome = await terminate({ ...parsedInput, remark: null }, (await world()).sim);
    revalidatePath(routes.simulator());
    return outcome.kind === "refused" ? { kind: "refused", rule: outcome.rule } : { kind: "done" };
  });

/** Empties the platform's side; our own record stays. */
export const resetPlatform = actionClient.inputSchema(z.object({})).action(async () => {
  await reset((await world()).sim);
  revalidatePath(routes.simulator());
  return { done: true };
});

const story = z.object({ scenario: z.enum(SCENARIOS) });

/** Plays a whole story: a fresh order and pre-sign by our own side, then the payer and the platform. */
export const playScenario = actionClient.inputSchema(story).action(async ({ parsedInput }): Promise<Played> => {
  const played = await playOut(parsedInput.scenario);
  revalidatePath(routes.simulator());
  return played;
});
