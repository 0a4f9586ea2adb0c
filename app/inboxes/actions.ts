"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { LONGEST_BODY, MOST_TURNS, type PlanProblem, planProblems } from "@/lib/inboxes/answer-plan";
import { chooseKept, type KeptChoice } from "@/lib/inboxes/choose-kept";
import { LEAST_COUNT, LEAST_DAYS, MOST_COUNT, MOST_DAYS } from "@/lib/inboxes/kept-limits";
import { relayProblems } from "@/lib/inboxes/relay-target";
import { choosePlan } from "@/lib/inboxes/store";
import { world } from "@/lib/machine/world";
import { pin, unpin } from "@/lib/notifications/marks";
import { hasInbox } from "@/lib/profiles/store";
import { routes } from "@/lib/routes";

const inbox = z.string().check(z.regex(/^[\w-]{1,64}$/));

const told = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("as_usual") }),
  z.object({
    kind: z.literal("reply"),
    status: z.number(),
    headers: z.array(z.readonly(z.tuple([z.string().check(z.maxLength(200)), z.string().check(z.maxLength(8192))]))),
    body: z.string().check(z.maxLength(LONGEST_BODY)),
  }),
  z.object({ kind: z.literal("silent") }),
  z.object({ kind: z.literal("delay"), delayMs: z.number() }),
  z.object({ kind: z.literal("relay"), url: z.string().check(z.maxLength(2048)) }),
]);

const plan = z.object({
  inbox,
  plan: z.readonly(z.array(z.object({ told, times: z.nullable(z.number()) })).check(z.maxLength(MOST_TURNS + 1))),
});

/** Puts a plan of answers in force; what is wrong with it comes back, and then the old one stays. */
export const chooseInboxPlan = actionClient
  .inputSchema(plan)
  .action(async ({ parsedInput }): Promise<{ problems: PlanProblem[] }> => {
    const { store, wireClock, ownOrigins, targets } = await world();
    await expectInbox(parsedInput.inbox);
    const found = [...planProblems(parsedInput.plan), ...relayProblems(parsedInput.plan, { ownOrigins, targets })];
    if (found.length > 0) return { problems: found };
    await choosePlan(parsedInput, { store, nowMs: wireClock.now() });
    revalidatePath(routes.inboxes());
    return { problems: [] };
  });

const kept = z.object({
  inbox,
  keepDays: z.nullable(z.int().check(z.minimum(LEAST_DAYS), z.maximum(MOST_DAYS))),
  keepCount: z.nullable(z.int().check(z.minimum(LEAST_COUNT), z.maximum(MOST_COUNT))),
  isAgreed: z.boolean(),
});

/** Sets what an inbox keeps; comes back with how many would go at once where nobody agreed to that, and then changes nothing. */
export const chooseInboxKept = actionClient.inputSchema(kept).action(async ({ parsedInput }): Promise<KeptChoice> => {
  const { store, wireClock } = await world();
  await expectInbox(parsedInput.inbox);
  const choice = await chooseKept(parsedInput, { store, nowMs: wireClock.now() });
  if (choice.kind === "chosen") revalidatePath(routes.inboxes());
  return choice;
});

const pinning = z.object({ id: z.string().check(z.regex(/^nt_[\w-]{1,60}$/)), isPinned: z.boolean() });

/** Pins a notification or lets it go; whether it is pinned afterwards. */
export const pinNotification = actionClient.inputSchema(pinning).action(async ({ parsedInput }) => {
  const { store, wireClock } = await world();
  const { id, isPinned } = parsedInput;
  if (isPinned) return { isPinned: await pin(store, id, wireClock.now()) };
  await unpin(store, id);
  return { isPinned: false };
});

async function expectInbox(name: string): Promise<void> {
  if (!(await hasInbox((await world()).store.db, name))) throw new Error(`No profile has the inbox ${name}`);
}
