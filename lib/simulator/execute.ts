import type { Kysely } from "kysely";
import { holdAlone } from "@/lib/db/alone";
import { write } from "@/lib/db/client";
import { isUniqueConflict } from "@/lib/db/conflict";
import type { Database } from "@/lib/db/database";
import type { Command, Outcome } from "./command";
import type { Merchant } from "./merchant";
import type { SimOutside } from "./outside";
import { enqueue } from "./queue";
import type { Slice } from "./state";
import { MovedMeanwhile, saveSlice } from "./store";
import { transition } from "./transition";

const TRIES = 3;

/**
 * Runs one command: read the slice, decide, save what changed with its facts, and queue what must be told, all in one
 * transaction, with no other command of the merchant at work; the feed hears of it after the commit. What was emptied
 * meanwhile is decided again. What is wanted may depend on the slice.
 */
export async function execute(
  wanted: Command | ((before: Slice) => Command),
  about: { merchant: Merchant; load: (tx: Kysely<Database>) => Promise<Slice> },
  outside: SimOutside,
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(wanted, about, outside);
    } catch (error) {
      if (!isConflict(error) || attempt === TRIES) throw error;
    }
  }
}

/** Moved by another instance, or inserted by one. */
function isConflict(error: unknown): boolean {
  return error instanceof MovedMeanwhile || isUniqueConflict(error);
}

function once(
  wanted: Parameters<typeof execute>[0],
  { merchant, load }: Parameters<typeof execute>[1],
  { store, random, wireClock }: SimOutside,
): Promise<Outcome> {
  return write(store, async (tx, publish) => {
    // A code, an order or a contract that is not there yet cannot be locked, so what is locked is its merchant.
    await holdAlone(tx, store.engine, `sim_merchant ${merchant.mchid}`);
    const before = await load(tx);
    const command = typeof wanted === "function" ? wanted(before) : wanted;
    const outcome = transition(before, command);
    if ("refusal" in outcome) return outcome;
    const { state, deliveries } = outcome;
    await saveSlice(tx, before, state);
    if (state.order && state !== before) publish({ kind: "order", id: state.order.prepayId });
    if (state.session && state !== before) publish({ kind: "contract", id: state.session.contractCode });
    // Without an APIv3 key there is nothing to seal with: the platform then sends no notification at all (回调通知注意事项).
    for (const draft of merchant.details.condition === "apiv3_key_unset" ? [] : deliveries) {
      const id = await enqueue(tx, draft, { merchant, nowMs: command.nowMs, wireMs: wireClock.now(), random });
      publish({ kind: "delivery", id });
    }
    return outcome;
  });
}
