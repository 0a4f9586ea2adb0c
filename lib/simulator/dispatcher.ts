import { attempt, type DeliveryRecord } from "./attempt";
import { claimDue, nextDueAt, recordAttempt } from "./deliveries";
import { getMerchant } from "./merchants";
import type { SimOutside } from "./outside";
import { platformKeys, signingKey } from "./platform-keys";

const AT_ONCE = 16;
/** Another instance, or the system clock, may have moved what is due; nobody waits longer than this to look again. */
const LONGEST_NAP_MS = 15_000;
const SHORTEST_NAP_MS = 50;

/** Attempts everything that is due at this moment and returns how many attempts were made. */
export async function tick(outside: SimOutside): Promise<number> {
  const claimed = await claimDue(outside, outside.clock.now(), AT_ONCE);
  await Promise.all(claimed.map((delivery) => deliver(delivery, outside)));
  return claimed.length;
}

export type Dispatcher = { stop(): Promise<void> };

/**
 * Delivers in the background: at once when the feed tells of a new delivery, else when the next one falls due. Slow
 * endpoints do not hold up the others. `stop` waits for the attempts that are under way.
 */
export function startDispatcher(outside: SimOutside): Dispatcher {
  const underWay = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function wake(): void {
    if (stopped || underWay.size >= AT_ONCE) return;
    const round = runRound().finally(() => underWay.delete(round));
    underWay.add(round);
  }

  async function runRound(): Promise<void> {
    try {
      while (!stopped && (await tick(outside)) === AT_ONCE);
      if (!stopped) await nap();
    } catch (error) {
      if (stopped) return;
      outside.log.error({ err: error }, "the dispatcher failed; it will look again");
      sleep(LONGEST_NAP_MS);
    }
  }

  async function nap(): Promise<void> {
    const dueAtMs = await nextDueAt(outside.store.db);
    if (dueAtMs === null) return sleep(LONGEST_NAP_MS);
    sleep(Math.min(Math.max(dueAtMs - outside.clock.now(), SHORTEST_NAP_MS), LONGEST_NAP_MS));
  }

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(wake, ms);
    timer.unref();
  }

  const unsubscribe = outside.store.feed.subscribe((event) => event.kind === "delivery" && wake(), wake);
  wake();
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
}

async function deliver(delivery: DeliveryRecord, outside: SimOutside): Promise<void> {
  try {
    const merchant = await getMerchant(delivery.mchid, outside);
    if (!merchant) throw new Error(`Delivery ${delivery.id} is for a merchant that is not there`);
    const key = signingKey(await platformKeys(outside), merchant.details.keyMode);
    await recordAttempt(delivery, await attempt(delivery, key, outside), outside);
  } catch (error) {
    outside.log.error({ deliveryId: delivery.id, err: error }, "a delivery could not be attempted");
  }
}
