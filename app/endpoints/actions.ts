"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { createSimulatedProfile } from "@/app/profiles/simulated-profile";
import type { Started } from "@/components/endpoints/started";
import { actionClient } from "@/lib/action";
import { CASE_IDS } from "@/lib/endpoints/catalogue";
import { removeRun } from "@/lib/endpoints/remove";
import { env } from "@/lib/env";
import { beginConformance, stopConformance } from "@/lib/machine/conformance";
import { handOutKeys } from "@/lib/machine/endpoint-keys";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";

const mchid = z.string().check(z.maxLength(32));

const wish = z.object({
  mchid,
  url: z.string().check(z.trim(), z.maxLength(2048)),
  only: z.array(z.enum(CASE_IDS)),
});

/** Begins to try an endpoint; what comes of it is read from its report. */
export const startRun = actionClient.inputSchema(wish).action(async ({ parsedInput }): Promise<Started> => {
  const begun = await beginConformance(parsedInput, await world());
  if (begun.kind === "address") return { kind: "refused", rule: begun.rule };
  if (begun.kind !== "begun") return { kind: "refused", rule: begun.kind };
  revalidatePath(routes.endpoints());
  return { kind: "started", runId: begun.run.id };
});

/** Stops a run; `over` when it had ended already. */
export const stopRun = actionClient
  .inputSchema(z.object({ runId: z.string().check(z.maxLength(64)) }))
  .action(async ({ parsedInput }) => {
    const result = await stopConformance(parsedInput.runId, await world());
    revalidatePath(routes.endpointRun(parsedInput.runId));
    return { result };
  });

/** Deletes the report of a run that is over. */
export const deleteRun = actionClient
  .inputSchema(z.object({ id: z.string().check(z.maxLength(64)) }))
  .action(async ({ parsedInput }) => {
    const { store, wireClock } = await world();
    const result = await removeRun(store, { id: parsedInput.id, nowMs: wireClock.now() });
    revalidatePath(routes.endpoints());
    return { result };
  });

/** Writes what the endpoint of that merchant needs; the browser learns where, and nothing that is secret. */
export const handOut = actionClient.inputSchema(z.object({ mchid })).action(async ({ parsedInput }) => {
  const written = await handOutKeys(parsedInput.mchid, env.DATA_DIR, await world());
  if (written === null) throw new Error(`No simulated merchant ${parsedInput.mchid}`);
  return written;
});

const name = z.object({ name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)) });

/** A merchant of its own for an endpoint, and the endpoint's files. */
export const newExaminee = actionClient.inputSchema(name).action(async ({ parsedInput }) => {
  const profile = await createSimulatedProfile(parsedInput.name);
  const written = await handOutKeys(profile.mchid, env.DATA_DIR, await world());
  if (written === null) throw new Error(`The merchant ${profile.mchid} that was just made is not there`);
  revalidatePath(routes.endpoints());
  return written;
});
