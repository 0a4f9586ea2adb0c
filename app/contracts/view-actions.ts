"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod/mini";
import { actionClient } from "@/lib/action";
import { readContractFilter, writeContractFilter } from "@/lib/contracts/contract-filter";
import { deleteView, keepView, MOST_VIEWS } from "@/lib/contracts/views";
import { world } from "@/lib/machine/world";
import { routes } from "@/lib/routes";

const naming = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  query: z.string().check(z.maxLength(4_000)),
});

/** Keeps a search under a name, unless there are too many; of its query only what the list understands. */
export const saveView = actionClient.inputSchema(naming).action(async ({ parsedInput: { name, query } }) => {
  const { store, wireClock } = await world();
  const kept = writeContractFilter(readContractFilter(new URLSearchParams(query))).toString();
  const view = await keepView(store, { name, query: kept, nowMs: wireClock.now() });
  revalidatePath(routes.contracts());
  return view === null ? { kind: "full" as const, most: MOST_VIEWS } : { kind: "kept" as const, view };
});

/** Takes the name away again; the contracts stay. */
export const forgetView = actionClient
  .inputSchema(z.object({ id: z.string().check(z.maxLength(100)) }))
  .action(async ({ parsedInput: { id } }) => {
    const { store } = await world();
    await deleteView(store, id);
    revalidatePath(routes.contracts());
    return { kind: "forgotten" as const };
  });
