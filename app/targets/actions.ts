"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { newId } from "@/lib/ids";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { createTarget, deleteTarget, updateTarget } from "@/lib/targets/store";

const text = z.string().check(z.maxLength(10_000));

const draft = z.object({
  id: z.nullable(text),
  profileId: text,
  draft: z.object({
    name: text,
    url: text,
    headers: z.array(z.object({ name: text, value: z.nullable(text) })).check(z.maxLength(100)),
  }),
});

/** Saves a new target, or a changed one by its id; what is wrong comes back by field and rule. */
export const saveTarget = actionClient.inputSchema(draft).action(async ({ parsedInput }) => {
  const { store, vault, targets: policy, clock, wireClock } = await world();
  const outside = { store, vault, policy, nowMs: clock.now() };
  const { id, profileId } = parsedInput;
  const saved =
    id === null
      ? await createTarget({ id: newId("tg", wireClock.now()), profileId, draft: parsedInput.draft }, outside)
      : await updateTarget(id, parsedInput.draft, outside);
  revalidatePath(routes.targets());
  return saved;
});

/** Deletes a target with its headers; replays that went to it stay. */
export const removeTarget = actionClient.inputSchema(z.object({ id: text })).action(async ({ parsedInput }) => {
  await deleteTarget(parsedInput.id, await world());
  revalidatePath(routes.targets());
  return { id: parsedInput.id };
});
