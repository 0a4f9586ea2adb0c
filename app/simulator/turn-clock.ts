import type { Turn, Turned } from "@/components/simulator/clock/turn";
import { type World, world } from "@/lib/machine/world";
import { countLiveSessions } from "@/lib/simulator/at-work";
import { advance, setClock } from "@/lib/simulator/clock";
import { firstDueAt } from "@/lib/simulator/deliveries";

const MOST = 100_000;

/** Turns the sandbox's clock and tells what fell due on the way. */
export async function turnTheClock(turn: Turn): Promise<Turned> {
  const here = await world();
  const liveBefore = await liveSessions(here);
  const startMs = here.sim.clock.now();
  const attempts = await doTurn(turn, here);
  const byMs = turn.kind === "advance" ? turn.ms : here.sim.clock.now() - startMs;
  return { kind: turn.kind, byMs, attempts, sessionsEnded: Math.max(0, liveBefore - (await liveSessions(here))) };
}

async function doTurn(turn: Turn, { sim, wireClock }: World): Promise<number> {
  switch (turn.kind) {
    case "advance":
      return (await advance(turn.ms, sim)).attempts;
    case "next_due": {
      const dueAtMs = await firstDueAt(sim);
      return dueAtMs === null ? 0 : (await advance(Math.max(0, dueAtMs - sim.clock.now()), sim)).attempts;
    }
    case "freeze":
      await setClock({ mode: "frozen", atMs: sim.clock.now() }, sim);
      return 0;
    case "run":
      await setClock({ mode: "offset", offsetMs: sim.clock.now() - wireClock.now() }, sim);
      return 0;
    case "real":
      await setClock({ mode: "real" }, sim);
      return 0;
  }
}

async function liveSessions({ sim }: World): Promise<number> {
  return (await countLiveSessions(sim, { most: MOST })).count;
}
