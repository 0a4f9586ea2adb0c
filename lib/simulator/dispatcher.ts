import type { Store } from "@/lib/db/client";
import { attempt, type DeliveryRecord } from "./attempt";
import { isTurning } from "./clock-turn";
import { claimDue, nextWaitMs, recordAttempts, releaseClaims, type Tried, wasHeld } from "./deliveries";
import { notificationKey } from "./key-mode";
import { getMerchant } from "./merchants";
import type { SimOutside } from "./outside";
import { platformKeys } from "./platform-keys";
import { processWide } from "./process-wide";
import { readSettings } from "./settings";

const AT_ONCE = 16;
/** All of them may be as slow as an answer can be, and are recorded before their claim runs out. */
const TOGETHER = 32;
/** Another instance, or the system clock, may have moved what is due; nobody waits longer than this to look again. */
const LONGEST_NAP_MS = 15_000;
const SHORTEST_NAP_MS = 50;

/** Attempts what is due at this moment, 16 at the most, and returns how many attempts were made. */
export function tick(outside: SimOutside): Promise<number> {
  return underWatch(outside.store, attemptDue(outside));
}

/**
 * Attempts what falls due up to a moment, each at its own time, 32 at the most: all at once, kept together, and in the
 * order of due times. Whoever asks for more than a moment makes sure that no second try of any of them falls due in it.
 */
export function tickUntil(byMs: number, outside: SimOutside): Promise<number> {
  return underWatch(outside.store, attemptUntil(byMs, outside));
}

async function underWatch(store: Store, round: Promise<number>): Promise<number> {
  const rounds = underWay.get(store) ?? new Set();
  underWay.set(store, rounds.add(round));
  try {
    return await round;
  } finally {
    rounds.delete(round);
  }
}

const underWay = processWide("attempts-under-way", () => new WeakMap<Store, Set<Promise<number>>>());

/** Resolves when the attempts that this process has begun are recorded. */
export async function attemptsUnderWay(store: Store): Promise<void> {
  await Promise.allSettled(underWay.get(store) ?? []);
}

async function attemptDue(outside: SimOutside): Promise<number> {
  const claimed = await claimDue(outside, { limit: AT_ONCE });
  await Promise.all(
    claimed.map(async (delivery) => {
      const tried = await attemptOf(delivery, outside);
      if (tried) await recorded([tried], outside);
    }),
  );
  return claimed.length;
}

async function attemptUntil(byMs: number, outside: SimOutside): Promise<number> {
  const claimed = await claimDue(outside, { limit: TOGETHER, byMs });
  const standing = (dueAtMs: number) => ({ now: () => Math.max(dueAtMs, outside.clock.now()) });
  const tried = await Promise.all(
    claimed.map((delivery) => attemptOf(delivery, { ...outside, clock: standing(delivery.due_at ?? 0) })),
  );
  const made = tried.filter((one) => one !== null).sort((one, other) => one.atMs - other.atMs);
  if (made.length > 0) await recorded(made, outside);
  return claimed.length;
}

export type Dispatcher = { stop(): Promise<void> };

/**
 * Delivers in the background: at once when the feed tells of a new delivery, else when the next one falls due. Slow
 * endpoints do not hold up the others. `stop` waits for the attempts that are under way.
 */
export function startDispatcher(outside: SimOutside): Dispatcher {
  const rounds = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function wake(): void {
    // Who turns the clock attempts what falls due on the way, and tells the feed when the clock runs again.
    if (stopped || rounds.size >= AT_ONCE || isTurning(outside.store)) return;
    const round = runRound().finally(() => rounds.delete(round));
    rounds.add(round);
  }

  /** The embedded file has one owner, so whoever claimed anything in it before is dead. */
  function begin(): void {
    const released = outside.store.engine === "sqlite" ? releaseClaims(outside) : Promise.resolve();
    released.then(wake, (error: unknown) => {
      outside.log.error({ err: error }, "old claims could not be given back; they run out by themselves");
      wake();
    });
  }

  async function runRound(): Promise<void> {
    try {
      while (!stopped && !isTurning(outside.store) && (await tick(outside)) === AT_ONCE);
      if (!stopped) await nap();
    } catch (error) {
      if (stopped) return;
      outside.log.error({ err: error }, "the dispatcher failed; it will look again");
      sleep(LONGEST_NAP_MS);
    }
  }

  async function nap(): Promise<void> {
    const waitMs = (await nextWaitMs(outside)) ?? LONGEST_NAP_MS;
    sleep(Math.min(Math.max(waitMs, SHORTEST_NAP_MS), LONGEST_NAP_MS));
  }

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(wake, ms);
    timer.unref();
  }

  const unsubscribe = outside.store.feed.subscribe(
    (event) => (event.kind === "delivery" || event.kind === "clock") && wake(),
    wake,
  );
  begin();
  return {
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      await Promise.all(rounds);
    },
  };
}

/** Null when it could not be attempted: its claim runs out, and it is due again. */
async function attemptOf(delivery: DeliveryRecord, outside: SimOutside): Promise<Tried | null> {
  try {
    const merchant = await getMerchant(delivery.mchid, outside);
    if (!merchant) throw new Error(`Delivery ${delivery.id} is for a merchant that is not there`);
    const ring = await platformKeys(outside);
    const { keySwitch } = await readSettings(outside);
    const seed = `${delivery.id} ${delivery.attempts}`;
    const key = notificationKey(merchant, ring, { seed, nowMs: outside.clock.now(), keySwitch });
    const signer = { key, ring, apiv3Key: merchant.apiv3Key };
    const made = await attempt(delivery, signer, { wasHeld: await wasHeld(delivery, outside), outside });
    return { delivery, made, atMs: outside.clock.now() };
  } catch (error) {
    failed(delivery.id, error, outside);
    return null;
  }
}

async function recorded(tried: readonly Tried[], outside: SimOutside): Promise<void> {
  try {
    await recordAttempts(tried, outside);
  } catch (error) {
    for (const { delivery } of tried) failed(delivery.id, error, outside);
  }
}

function failed(deliveryId: string, error: unknown, { log }: SimOutside): void {
  log.error({ deliveryId, err: error }, "a delivery could not be attempted");
}
