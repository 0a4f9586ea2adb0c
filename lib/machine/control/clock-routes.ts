import * as z from "zod";
import { advance, setClock } from "@/lib/simulator/clock";
import { type ControlOutside, type ControlRoute, controlRoute, done } from "./route";
import { clock, clockState } from "./shapes";

/** Ten years: further ahead every certificate has ended. */
const FURTHEST_MS = 10 * 365 * 24 * 3_600_000;

const CLOCK = { 200: { what: "The sandbox's clock", schema: clock } };

export const clockRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "getClock",
    group: "clock",
    method: "get",
    path: "/clock",
    summary: "The sandbox's clock: sessions, orders and resends go by it; signed timestamps go by real time",
    answers: CLOCK,
    handle: async (_asked, outside) => done(clockOf(outside)),
  }),
  controlRoute({
    id: "setClock",
    group: "clock",
    method: "put",
    path: "/clock",
    summary: "Sets the clock: real, ahead or behind by an offset, or frozen at a moment",
    body: clockState,
    answers: CLOCK,
    async handle({ body }, outside) {
      await setClock(body, outside.sim);
      return done(clockOf(outside));
    },
  }),
  controlRoute({
    id: "advanceClock",
    group: "clock",
    method: "post",
    path: "/clock/advance",
    summary:
      "Moves the clock on and waits: every delivery that falls due on the way is attempted, in order, at its own time. 0 attempts what is due now",
    body: z.strictObject({ ms: z.int().min(0).max(FURTHEST_MS) }).meta({ id: "Advance" }),
    answers: {
      200: {
        what: "How many attempts were made, and the time now",
        schema: z.strictObject({ attempts: z.int(), nowMs: z.int() }).meta({ id: "Advanced" }),
      },
    },
    handle: async ({ body }, { sim }) => done(await advance(body.ms, sim)),
  }),
];

export function clockOf({ sim }: Pick<ControlOutside, "sim">): z.output<typeof clock> {
  const nowMs = sim.clock.now();
  return { state: sim.clock.state(), nowMs, now: new Date(nowMs).toISOString() };
}
