"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { switchFollowingUp } from "@/lib/machine/follow-up";
import { switchSimulatedMerchant } from "@/lib/machine/simulated-merchant";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";
import { KEY_MODES } from "@/lib/simulator/merchant";
import { createSimulatedProfile } from "./simulated-profile";

const input = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)) });

/** Makes a new merchant on the simulated platform; its summary comes back, its keys stay here. */
export const newSimulatedProfile = actionClient.inputSchema(input).action(async ({ parsedInput }) => {
  const profile = await createSimulatedProfile(parsedInput.name);
  revalidatePath(routes.profiles());
  return { id: profile.id, name: profile.name };
});

const following = z.object({ profileId: z.string().check(z.maxLength(100)), isOn: z.boolean() });

/** Lets Qianyue query by itself for a profile, or not. */
export const switchFollowUp = actionClient.inputSchema(following).action(async ({ parsedInput }) => {
  await switchFollowingUp(parsedInput, await world());
  revalidatePath(routes.profiles());
  return { isOn: parsedInput.isOn };
});

const mode = z.object({ mchid: z.string().check(z.maxLength(32)), keyMode: z.enum(KEY_MODES) });

/** Switches the key with which the simulated platform signs for a merchant, and what our profile of it holds. */
export const switchMerchantKeyMode = actionClient.inputSchema(mode).action(async ({ parsedInput }) => {
  const { mchid, keyMode } = parsedInput;
  if (!(await switchSimulatedMerchant(mchid, keyMode, await world())))
    throw new Error(`No simulated merchant ${mchid}`);
  revalidatePath(routes.profiles());
  return { keyMode };
});
