"use server";

import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { world } from "@/lib/machine/world";
import { ACTIONS, type Cashier } from "@/lib/simulator/cashier";
import { actByMagic, openCashier } from "@/lib/simulator/magic";
import { getCashier } from "@/lib/simulator/payer";
import type { Refusal } from "@/lib/simulator/refusals";

const input = z.object({
  prepayId: z.string().check(z.maxLength(100)),
  action: z.enum(ACTIONS),
});

/** The phone after the command; a refusal comes with the phone as it really stands. */
type Acted = { kind: "done"; cashier: Cashier } | { kind: "refused"; rule: Refusal; cashier: Cashier | null };

/** What the payer does on the phone. */
export const actAsPayer = actionClient.inputSchema(input).action(async ({ parsedInput }): Promise<Acted> => {
  const { prepayId, action } = parsedInput;
  const { sim } = await world();
  const acted = await actByMagic(prepayId, action, sim);
  return acted.kind === "done" ? acted : { ...acted, cashier: await getCashier(prepayId, sim) };
});

/** Opens the phone: a payer that a magic value stands for does what is theirs, once. Null when there is no such phone. */
export const openPhone = actionClient
  .inputSchema(z.object({ prepayId: z.string().check(z.maxLength(100)) }))
  .action(async ({ parsedInput }) => ({ cashier: await openCashier(parsedInput.prepayId, (await world()).sim) }));
