"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { routes } from "@/lib/routes";
import { createSimulatedProfile } from "./simulated-profile";

const input = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)) });

/** Makes a new merchant on the simulated platform; its summary comes back, its keys stay here. */
export const newSimulatedProfile = actionClient.inputSchema(input).action(async ({ parsedInput }) => {
  const profile = await createSimulatedProfile(parsedInput.name);
  revalidatePath(routes.profiles());
  return { id: profile.id, name: profile.name };
});
