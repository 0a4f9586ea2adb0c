import * as z from "zod";
import { advance, ClockRangeError, setClock } from "@/lib/simulator/clock";
import { type Answer, type ControlOutside, type ControlRoute, controlRoute, done, problem } from "./route";
import { clock, clockState } from "./shapes";

/** Ten years: further ahead every certificate has ended. */
const FURTHEST_MS = 10 * 365 * 24 * 3_600_000;

const BEYOND = { what: "The clock cannot show such a time", schema: problem };
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
    answers: { ...CLOCK, 400: BEYOND },
    handle: ({ body }, outside) =>
      within(body.mode === "frozen" ? "atMs" : "offsetMs", async () => {
        await setClock(body, outside.sim);
        return clockOf(outside);
      }),
  }),
  controlRoute({
    id: "advanceClock",
    group: "clock",
    method: "post",
    path: "/clock/advance",
    summary:
      "Moves the clock on and waits: every delivery that falls due on the way is attempted, in order, at its own time. 0 attempts what is due now. Whoever hangs up stops the clock where it then is",
    body: z.strictObject({ ms: z.int().min(0).max(FURTHEST_MS) }).meta({ id: "Advance" }),
    answers: {
      200: {
        what: "How many attempts were made, and the time now",
        schema: z.strictObject({ attempts: z.int(), nowMs: z.int() }).meta({ id: "Advanced" }),
      },
      400: BEYOND,
    },
    handle: ({ body, gone }, { sim }) => within("ms", () => advance(body.ms, sim, { gone })),
  }),
];

/** Names the member that would have turned the clock too far. */
async function within(member: string, work: () => Promise<unknown>): Promise<Answer> {
  try {
    return done(await work());
  } catch (error) {
    if (!(error instanceof ClockRangeError)) throw error;
    return { status: 400, body: { code: "PARAM_ERROR", message: `${member}: ${error.message}` } };
  }
}

export function clockOf({ sim }: Pick<ControlOutside, "sim">): z.output<typeof clock> {
  const nowMs = sim.clock.now();
  return { state: sim.clock.state(), nowMs, now: new Date(nowMs).toISOString() };
}
