"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { replayOne, startBulk } from "@/lib/machine/replaying";
import { world } from "@/lib/machine/world";
import { MAX_CONCURRENCY, MAX_PER_SECOND } from "@/lib/replays/bulk";
import { commandBulk } from "@/lib/replays/bulk-store";
import { removeBulk, removeReplay } from "@/lib/replays/remove";
import { routes } from "@/lib/routes";

const id = z.string().check(z.maxLength(64));
const place = z.union([z.object({ targetId: id }), z.object({ url: z.string().check(z.maxLength(10_000)) })]);

const one = z.object({
  notificationId: id,
  place,
  manner: z.union([
    z.object({ mode: z.enum(["exact", "resigned"]) }),
    z.object({ mode: z.literal("edited"), plaintext: z.string().check(z.maxLength(1_000_000)) }),
  ]),
});

/** Sends one notification again and says how the platform would have read the answer. */
export const sendAgain = actionClient.inputSchema(one).action(async ({ parsedInput }) => {
  const replayed = await replayOne(parsedInput, await world());
  if (replayed.kind !== "made") return replayed;
  const { id: replayId, reading } = replayed.replay;
  return { kind: replayed.kind, id: replayId, reading };
});

const whole = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

const bulk = z.object({
  place,
  filter: z.string().check(z.maxLength(10_000)),
  mode: z.enum(["exact", "resigned"]),
  order: z.union([
    z.object({ kind: z.enum(["oldest", "newest"]) }),
    z.object({ kind: z.literal("random"), seed: z.int().check(z.minimum(0), z.maximum(4_294_967_295)) }),
  ]),
  perSecond: z.nullable(whole(MAX_PER_SECOND)),
  concurrency: whole(MAX_CONCURRENCY),
});

/** Begins to send everything that a filter matches at this moment. */
export const startReplays = actionClient
  .inputSchema(bulk)
  .action(async ({ parsedInput }) => startBulk(parsedInput, await world()));

const deed = z.object({ id, deed: z.enum(["pause", "continue", "stop", "resend"]) });

/** Pauses a run, lets it go on, stops it, or sends its uncertain ones again. */
export const moveReplays = actionClient.inputSchema(deed).action(async ({ parsedInput }) => {
  const { store, clock } = await world();
  return { result: await commandBulk(store, { ...parsedInput, nowMs: clock.now() }) };
});

/** Deletes one replay; the notification that it was made of stays. */
export const deleteReplay = actionClient.inputSchema(z.object({ id })).action(async ({ parsedInput }) => {
  const result = await removeReplay((await world()).store, parsedInput.id);
  revalidatePath(routes.replays());
  return { result };
});

/** Deletes a run that is over, with its table of results; its replays stay. */
export const deleteBulk = actionClient.inputSchema(z.object({ id })).action(async ({ parsedInput }) => {
  const result = await removeBulk((await world()).store, parsedInput.id);
  revalidatePath(routes.replays());
  return { result };
});
