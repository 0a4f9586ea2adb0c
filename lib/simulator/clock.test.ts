import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CLOCK_RANGE, sandboxClock } from "@/lib/clock";
import { write } from "@/lib/db/client";
import {
  PRESIGN_PATH,
  placeOrder,
  presignBody,
  signedCall,
  type TestWorld,
  testEndpoint,
  testWorld,
} from "@/lib/testing/simulated-world";
import { advance, ClockRangeError, type ClockState, followClock, readClock, setClock } from "./clock";
import { startDispatcher } from "./dispatcher";
import { LADDERS } from "./ladder";
import { listDeliveries } from "./overview";
import { act, getCashier } from "./payer";

const DAY_MS = 24 * 3_600_000;
const LADDER_TOTAL_MS = (24 * 60 + 4) * 60_000;
let world: TestWorld;
let endpoint: Awaited<ReturnType<typeof testEndpoint>>;
const statuses: number[] = [];

beforeEach(async () => {
  statuses.length = 0;
  world = await testWorld();
  endpoint = await testEndpoint(statuses);
});
afterEach(async () => {
  await endpoint.close();
  await world.close();
});

async function paid(outTradeNo: string): Promise<string> {
  const prepayId = await placeOrder(world, { out_trade_no: outTradeNo, notify_url: `${endpoint.url}/${outTradeNo}` });
  await act(prepayId, "pay", world.sim);
  return prepayId;
}

const attempts = () =>
  world.store.db
    .selectFrom("sim_attempt")
    .innerJoin("sim_delivery", "sim_delivery.id", "sim_attempt.delivery_id")
    .select(["sim_attempt.at", "sim_attempt.number", "out_trade_no"])
    .orderBy("sim_attempt.id")
    .execute();

describe("a frozen clock", () => {
  test("shows exactly 15 resends over 24 h 4 min, each at its rung, whatever is jumped over at once", async () => {
    statuses.push(...Array.from({ length: 40 }, () => 503));
    const startMs = world.clock.now();
    await paid("LADDER1");
    expect(await advance(0, world.sim)).toEqual({ attempts: 1, nowMs: startMs });
    expect(await advance(LADDER_TOTAL_MS - 1, world.sim)).toMatchObject({ attempts: 14 });
    expect(await advance(1, world.sim)).toMatchObject({ attempts: 1 });
    expect(await advance(30 * DAY_MS, world.sim)).toMatchObject({ attempts: 0 });
    let rungMs = startMs;
    const rungs = [startMs, ...LADDERS.general.map((pauseMs) => (rungMs += pauseMs))];
    expect((await attempts()).map(({ at }) => at)).toEqual(rungs);
    expect(rungs.at(-1)).toBe(startMs + LADDER_TOTAL_MS);
    expect(endpoint.received).toHaveLength(16);
    expect(await listDeliveries(world.sim, { limit: 5 })).toMatchObject([{ state: "given_up", attempts: 16 }]);
  });

  test("attempts in the order of due times, standing at each of them", async () => {
    statuses.push(...Array.from({ length: 40 }, () => 503));
    await paid("FIRST1");
    await advance(20_000, world.sim);
    await paid("SECOND1");
    await advance(DAY_MS, world.sim);
    const made = await attempts();
    expect(made.map(({ at }) => at)).toEqual(made.map(({ at }) => at).sort((left, right) => left - right));
    expect(new Set(made.slice(0, 8).map(({ out_trade_no }) => out_trade_no)).size).toBe(2);
  });

  test("lets a session run out without two hours passing, and its story says so", async () => {
    const prepayId = await placeOrder(world);
    const presigned = await signedCall(world, PRESIGN_PATH, JSON.stringify(presignBody(world.enrolment, prepayId)));
    expect(presigned.status).toBe(200);
    await advance(2 * 3_600_000, world.sim);
    expect(await getCashier(prepayId, world.sim)).toMatchObject({ session: { state: "EXPIRED" }, actions: [] });
  });

  test("turned years ahead breaks no signature", async () => {
    await setClock({ mode: "frozen", atMs: Date.parse("2031-01-01T00:00:00Z") }, world.sim);
    await paid("LATER1");
    expect(await advance(0, world.sim)).toMatchObject({ attempts: 1 });
    expect(await listDeliveries(world.sim, { limit: 1 })).toMatchObject([{ state: "delivered" }]);
  });
});

describe("a running clock", () => {
  const running = () => {
    const clock = sandboxClock(world.wireClock);
    return { ...world.sim, clock };
  };

  test("runs on after it was moved, from where it was moved to", async () => {
    const sim = running();
    const startMs = sim.clock.now();
    await advance(DAY_MS, sim);
    world.wireClock.advance(5);
    expect(sim.clock.now()).toBe(startMs + DAY_MS + 5);
    expect(await readClock(sim)).toEqual({ mode: "offset", offsetMs: DAY_MS });
  });

  test("moved by nothing stays the real one", async () => {
    const sim = running();
    await advance(0, sim);
    expect(await readClock(sim)).toEqual({ mode: "real" });
  });
});

describe("the state of the clock", () => {
  test("is kept, and the next start goes by it", async () => {
    const atMs = world.clock.now() + DAY_MS;
    await setClock({ mode: "frozen", atMs }, world.sim);
    const next = { ...world.sim, clock: sandboxClock(world.wireClock) };
    (await followClock(next))();
    expect(next.clock.now()).toBe(atMs);
  });

  test.each([
    '{"mode":"frozen","atMs":9007199254740991}',
    '{"mode":"offset","offsetMs":9007199254740991}',
    '{"mode":"frozen","atMs":null}',
    '{"mode":"sideways"}',
    "not JSON",
  ])("that makes no sense, %s, keeps nobody from starting by the real one", async (value) => {
    await write(world.store, async (tx) => {
      await tx.insertInto("sim_setting").values({ key: "clock", value, changed_at: 1 }).execute();
    });
    const next = { ...world.sim, clock: sandboxClock(world.wireClock) };
    (await followClock(next))();
    expect(next.clock.state()).toEqual({ mode: "real" });
    await placeOrder(world);
  });

  test.each<ClockState>([
    { mode: "frozen", atMs: Date.UTC(1999, 11, 31) },
    { mode: "frozen", atMs: 9_007_199_254_740_991 },
    { mode: "frozen", atMs: 1.5e12 + 0.5 },
    { mode: "offset", offsetMs: 9_000_000_000_000 },
    { mode: "offset", offsetMs: -9_000_000_000_000 },
  ])("is never one that cannot be written: %j is refused and leaves the clock alone", async (state) => {
    const before = world.clock.state();
    await expect(setClock(state, world.sim)).rejects.toThrow(ClockRangeError);
    expect([world.clock.state(), await readClock(world.sim)]).toEqual([before, { mode: "real" }]);
  });

  test("is not moved on past the last of its days", async () => {
    await setClock({ mode: "frozen", atMs: CLOCK_RANGE.toMs - 5 }, world.sim);
    await expect(advance(6, world.sim)).rejects.toThrow(ClockRangeError);
    expect(await advance(5, world.sim)).toEqual({ attempts: 0, nowMs: CLOCK_RANGE.toMs });
    await placeOrder(world);
  });

  test("reaches whoever follows it in another instance", async () => {
    const other = { ...world.sim, clock: sandboxClock(world.wireClock) };
    const unfollow = await followClock(other);
    await setClock({ mode: "offset", offsetMs: 7 }, world.sim);
    await expect.poll(() => other.clock.state()).toEqual({ mode: "offset", offsetMs: 7 });
    unfollow();
  });
});

describe("a move of the clock", () => {
  test("attempts what falls due within one pause together, each at its own time, and keeps them in that order", async () => {
    statuses.push(...Array.from({ length: 200 }, () => 503));
    for (let number = 10; number < 22; number++) {
      await paid(`TOGETHER${number}`);
      world.clock.advance(7);
    }
    let [now, most] = [0, 0];
    const send: typeof world.sim.send = async (...sent) => {
      most = Math.max(most, ++now);
      const reply = await world.sim.send(...sent);
      now -= 1;
      return reply;
    };
    await advance(60_000, { ...world.sim, send });
    const made = await attempts();
    expect(made.map(({ at }) => at)).toEqual(made.map(({ at }) => at).sort((left, right) => left - right));
    expect(most).toBe(12);
    for (const name of new Set(made.map(({ out_trade_no }) => out_trade_no))) {
      const own = made.filter(({ out_trade_no }) => out_trade_no === name);
      const [first = { at: 0 }] = own;
      expect(own.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(own.slice(1).map(({ at }) => at - first.at)).toEqual([15_000, 30_000, 60_000]);
    }
  });

  test("keeps on its way where it stands, so that a process that is killed does not go back in time", async () => {
    statuses.push(503, 503, 503);
    await paid("KILLED1");
    const startMs = world.clock.now();
    const kept: unknown[] = [];
    const send: typeof world.sim.send = async (...sent) => {
      kept.push(await readClock(world.sim));
      return world.sim.send(...sent);
    };
    await advance(20_000, { ...world.sim, send });
    expect(kept).toEqual([{ mode: "real" }, { mode: "frozen", atMs: startMs + 15_000 }]);
  });

  test("is not crossed by whoever follows the clock", async () => {
    statuses.push(503);
    await paid("FOLLOWED1");
    const unfollow = await followClock(world.sim);
    await setClock({ mode: "frozen", atMs: world.clock.now() }, world.sim);
    const startMs = world.clock.now();
    const seen: number[] = [];
    const send: typeof world.sim.send = async (...sent) => {
      await write(world.store, async (_tx, publish) => publish({ kind: "clock", id: "clock" }));
      for (let turns = 0; turns < 20; turns++) {
        await readClock(world.sim);
        await new Promise((resolve) => setImmediate(resolve));
      }
      seen.push(world.sim.clock.now());
      return world.sim.send(...sent);
    };
    await write(world.store, async (tx) => {
      const value = JSON.stringify({ mode: "frozen", atMs: startMs + 5 });
      await tx.updateTable("sim_setting").set({ value }).where("key", "=", "clock").execute();
    });
    await advance(0, { ...world.sim, send });
    expect(seen).toEqual([startMs]);
    unfollow();
  });

  test("adds to how far ahead the clock was", async () => {
    const sim = { ...world.sim, clock: sandboxClock(world.wireClock) };
    await setClock({ mode: "offset", offsetMs: DAY_MS }, sim);
    await advance(5, sim);
    expect(await readClock(sim)).toEqual({ mode: "offset", offsetMs: DAY_MS + 5 });
  });

  test("stops where it is once nobody waits for it, and what is due afterwards stays due", async () => {
    statuses.push(...Array.from({ length: 40 }, () => 503));
    await paid("HUNGUP1");
    const startMs = world.clock.now();
    const hangUp = new AbortController();
    const send: typeof world.sim.send = async (...sent) => {
      if (endpoint.received.length === 2) hangUp.abort();
      return world.sim.send(...sent);
    };
    const moved = await advance(DAY_MS, { ...world.sim, send }, { gone: hangUp.signal });
    expect(moved).toEqual({ attempts: 3, nowMs: startMs + 30_000 });
    expect(await readClock(world.sim)).toEqual({ mode: "frozen", atMs: startMs + 30_000 });
    expect(await advance(30_000, world.sim)).toMatchObject({ attempts: 1 });
  });
});

test("while the clock is moved, a running dispatcher doubles nothing", async () => {
  statuses.push(...Array.from({ length: 40 }, () => 503));
  const dispatcher = startDispatcher(world.sim);
  await paid("BOTH01");
  await advance(LADDER_TOTAL_MS, world.sim);
  await dispatcher.stop();
  expect((await attempts()).map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
});
