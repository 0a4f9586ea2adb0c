import type { ClockView } from "@/components/simulator/clock/turn";
import type { World } from "@/lib/machine/world";
import { readClock } from "@/lib/simulator/clock";
import { firstDueAt } from "@/lib/simulator/deliveries";

/** How the sandbox's clock stands at this moment, and when the next delivery is due by it. */
export async function clockView({ sim, wireClock }: World): Promise<ClockView> {
  const [{ mode }, nextDueAtMs] = await Promise.all([readClock(sim), firstDueAt(sim)]);
  const nowMs = sim.clock.now();
  return { mode, nowMs, aheadMs: mode === "real" ? 0 : nowMs - wireClock.now(), nextDueAtMs };
}
