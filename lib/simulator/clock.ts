import type { Kysely } from "kysely";
import { CLOCK_RANGE, type ClockState, isShowable, type SandboxClock, timeOf } from "@/lib/clock";
import { write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { parseObject } from "@/lib/wechatpay/json";
import { inTurn, isTurning } from "./clock-turn";
import { firstDueAt } from "./deliveries";
import { attemptsUnderWay, tickUntil } from "./dispatcher";
import { mayStrike } from "./faults";
import { LADDERS } from "./ladder";
import type { SimOutside } from "./outside";
import { readSettings } from "./settings";

export type { ClockState };

export type ClockOutside = SimOutside & { clock: SandboxClock };

const KEY = "clock";

/** The clock would have shown a time that it cannot stand at. */
export class ClockRangeError extends RangeError {}

/** How the sandbox's clock stands, as the store keeps it; the real one where what is kept makes no sense. */
export async function readClock({ store, wireClock }: Pick<SimOutside, "store" | "wireClock">): Promise<ClockState> {
  const row = await store.db.selectFrom("sim_setting").select("value").where("key", "=", KEY).executeTakeFirst();
  const kept = row ? stateFrom(row.value) : null;
  return kept !== null && isShowable(timeOf(kept, wireClock.now())) ? kept : { mode: "real" };
}

function stateFrom(text: string): ClockState | null {
  const { mode, offsetMs, atMs } = parseObject(text);
  if (mode === "offset" && typeof offsetMs === "number") return { mode, offsetMs };
  return mode === "frozen" && typeof atMs === "number" ? { mode, atMs } : null;
}

/**
 * Turns the clock for good. What falls due by that is attempted by the dispatcher, all at the new time. Rejects with a
 * `ClockRangeError` outside of `CLOCK_RANGE`.
 */
export function setClock(state: ClockState, outside: ClockOutside): Promise<void> {
  return inTurn(outside.store, async () => {
    mustShow(timeOf(state, outside.wireClock.now()));
    await turn(state, outside);
  });
}

function mustShow(ms: number): void {
  const [from, to] = [CLOCK_RANGE.fromMs, CLOCK_RANGE.toMs].map((at) => new Date(at).toISOString());
  if (!isShowable(ms)) throw new ClockRangeError(`the sandbox's clock goes from ${from} to ${to}`);
}

/**
 * Moves the clock on and resolves when everything that fell due on the way has been attempted, in the order of due
 * times: while one is attempted the clock stands at the moment it was due. A running clock runs on afterwards. Rejects
 * with a `ClockRangeError` where that would lead outside of `CLOCK_RANGE`. Once `gone` is aborted it stops where it is.
 */
export function advance(
  ms: number,
  outside: ClockOutside,
  { gone }: { gone?: AbortSignal } = {},
): Promise<{ attempts: number; nowMs: number }> {
  return inTurn(outside.store, async () => {
    const { clock } = outside;
    const before = clock.state();
    const targetMs = clock.now() + ms;
    mustShow(targetMs);
    let attempts = 0;
    const stop = async () => {
      await turn(movedOn(before, { atMs: clock.now(), wireMs: outside.wireClock.now() }), outside);
      return { attempts, nowMs: clock.now() };
    };
    clock.turn({ mode: "frozen", atMs: clock.now() });
    try {
      for (let dueAtMs = await nextStep(outside); dueAtMs <= targetMs; dueAtMs = await nextStep(outside)) {
        if (gone?.aborted) return stop();
        if (dueAtMs > clock.now()) await standAt(dueAtMs, before, outside);
        attempts += await tickUntil(Math.min(targetMs, clock.now() + (await spanMs(outside))), outside);
      }
    } catch (error) {
      await stop();
      throw error;
    }
    await turn(before.mode === "frozen" ? { mode: "frozen", atMs: targetMs } : offsetBy(before, ms), outside);
    return { attempts, nowMs: clock.now() };
  });
}

/**
 * How far ahead deliveries may be attempted together, each at its own time: less than any pause, so that none falls due
 * again among them. Where faults may strike, one moment at a time, because their lots are drawn in order.
 */
async function spanMs(outside: SimOutside): Promise<number> {
  if (await mayStrike("notification", outside)) return 0;
  const { ladder } = await readSettings(outside);
  return Math.min(...LADDERS[ladder]) - 1;
}

/** Turns this process's clock as the store says, and again whenever another instance turns it. */
export async function followClock(outside: ClockOutside): Promise<() => void> {
  const follow = async () => {
    const state = await readClock(outside);
    if (!isTurning(outside.store)) outside.clock.turn(state);
  };
  const followLater = () =>
    void follow().catch((error: unknown) => outside.log.error({ err: error }, "the sandbox's clock could not be read"));
  await follow();
  return outside.store.feed.subscribe((event) => event.kind === "clock" && followLater(), followLater);
}

async function turn(state: ClockState, outside: ClockOutside): Promise<void> {
  const row = { key: KEY, value: JSON.stringify(state), changed_at: outside.wireClock.now() };
  await write(outside.store, async (tx, publish) => {
    await keep(tx, row);
    publish({ kind: "clock", id: KEY });
  });
  outside.clock.turn(state);
}

/** Keeps where the clock stands, so that a killed process does not go back in time; the clock itself stands still there. */
async function standAt(atMs: number, before: ClockState, outside: ClockOutside): Promise<void> {
  const wireMs = outside.wireClock.now();
  const row = { key: KEY, value: JSON.stringify(movedOn(before, { atMs, wireMs })), changed_at: wireMs };
  await write(outside.store, (tx) => keep(tx, row));
  outside.clock.turn({ mode: "frozen", atMs });
}

async function keep(tx: Kysely<Database>, row: { key: string; value: string; changed_at: number }): Promise<void> {
  const { value, changed_at } = row;
  const insert = tx.insertInto("sim_setting").values(row);
  await insert.onConflict((conflict) => conflict.column("key").doUpdateSet({ value, changed_at })).execute();
}

function movedOn(before: ClockState, { atMs, wireMs }: { atMs: number; wireMs: number }): ClockState {
  return before.mode === "frozen" ? { mode: "frozen", atMs } : { mode: "offset", offsetMs: atMs - wireMs };
}

function offsetBy(before: ClockState, ms: number): ClockState {
  const offsetMs = ms + (before.mode === "offset" ? before.offsetMs : 0);
  return offsetMs === 0 ? { mode: "real" } : { mode: "offset", offsetMs };
}

/** When the first delivery falls due that nobody else is attempting; never, when none waits. */
async function nextStep(outside: ClockOutside): Promise<number> {
  await attemptsUnderWay(outside.store);
  return (await firstDueAt(outside)) ?? Number.POSITIVE_INFINITY;
}
