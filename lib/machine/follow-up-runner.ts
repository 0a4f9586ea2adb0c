import { endOldClaims } from "@/lib/contracts/follow-up-claim";
import { isTurning } from "@/lib/simulator/clock-turn";
import { type FollowUpWorld, followUp } from "./follow-up";

/** So many queries at once, and a pause before the next: a platform is asked, not besieged. */
const AT_ONCE = 4;
const PAUSE_MS = 1_000;
/** How late a session's end may be noticed. */
const LOOK_AGAIN_MS = 5_000;

export type FollowUpRunner = { stop(): Promise<void> };

/**
 * Follows up in the background: when a session's end has come, at once when the clock was turned or a profile switched.
 * Several instances on one Postgres share the work by their claims. `stop` waits for the queries under way.
 */
export function startFollowUps(world: FollowUpWorld): FollowUpRunner {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isWoken = false;
  let stopped = false;

  function wake(): void {
    isWoken = true;
    if (!stopped && !running) running = run();
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    isWoken = false;
    const waitMs = await round();
    running = null;
    if (stopped) return;
    if (isWoken && waitMs === LOOK_AGAIN_MS) return wake();
    timer = setTimeout(wake, waitMs);
    timer.unref();
  }

  async function round(): Promise<number> {
    try {
      // Who turns the clock tells the feed when it runs again.
      if (isTurning(world.store)) return LOOK_AGAIN_MS;
      return (await followUp(world, AT_ONCE)) > 0 ? PAUSE_MS : LOOK_AGAIN_MS;
    } catch (error) {
      if (!stopped) world.ours.log.error({ err: error }, "follow-ups failed; they will go on");
      return LOOK_AGAIN_MS;
    }
  }

  const forget = world.store.feed.subscribe(
    ({ kind }) => (kind === "clock" || kind === "setting") && wake(),
    () => wake(),
  );
  const begin = async () => {
    // The embedded file has one owner, so whoever claimed anything in it before is dead.
    if (world.store.engine === "sqlite") await endOldClaims(world.store);
    await run();
  };
  running = begin().catch((error: unknown) => {
    running = null;
    world.ours.log.error({ err: error }, "follow-ups could not begin");
  });
  return {
    async stop() {
      stopped = true;
      forget();
      clearTimeout(timer);
      await running;
    },
  };
}
