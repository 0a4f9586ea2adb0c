import { CompiledQuery, sql } from "kysely";
import { expect, it } from "vitest";
import { type Store, write } from "@/lib/db/client";
import { contractRows } from "@/lib/testing/contract-rows";
import { recording } from "@/lib/testing/recorded-queries";
import { onBothEngines } from "@/lib/testing/stores";
import { type Numbers, readNumbers } from "./numbers";
import { readNumbersFilter } from "./numbers-filter";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Midnight in Beijing. */
const DAY_ONE_MS = Date.parse("2026-03-01T00:00:00+08:00");
const NOW_MS = DAY_ONE_MS + 2 * DAY_MS;

type Row = Partial<ReturnType<typeof contractRows>["contract"]>;

const presigned = (atMs: number, more: Row = {}): Row => ({
  presigned_at: atMs,
  outcome: "awaiting_payment",
  outcome_after: "expired",
  prompt_until: atMs + 2 * HOUR_MS,
  ...more,
});
const signed = (atMs: number, tookMs: number, more: Row = {}): Row =>
  presigned(atMs, {
    outcome: "signed",
    outcome_after: "signed",
    prompt_until: null,
    paid_at: atMs + 1,
    signed_at: atMs + tookMs,
    ...more,
  });
const silent = (atMs: number, more: Row = {}): Row =>
  presigned(atMs, { outcome: "awaiting_answer", outcome_after: "silent", paid_at: atMs + 60_000, ...more });
const refused = (atMs: number, code: string): Row =>
  presigned(atMs, {
    outcome: "presign_refused",
    outcome_after: "presign_refused",
    prompt_until: null,
    refusal_code: code,
  });

async function numbersOf(store: Store, rows: readonly Row[], query = "", nowMs = NOW_MS): Promise<Numbers> {
  const { contract } = contractRows(NOW_MS);
  const whole = rows.map((row, index) => ({ ...contract, paid_at: null, ...row, contract_code: `c${index}` }));
  if (whole.length > 0) await write(store, (tx) => tx.insertInto("contract").values(whole).execute());
  const filter = readNumbersFilter(new URLSearchParams(query), { nowMs: NOW_MS, offsetMs: 8 * HOUR_MS });
  return readNumbers(store.db, { filter, profileIds: [contract.profile_id], nowMs });
}

onBothEngines((fresh, engine) => {
  it("counts how far contracts came, each by the day of its pre-sign", async () => {
    const { total, days } = await numbersOf(await fresh(), [
      presigned(DAY_ONE_MS),
      presigned(DAY_ONE_MS + DAY_MS - 1, { paid_at: DAY_ONE_MS + DAY_MS + 3 * HOUR_MS }),
      silent(DAY_ONE_MS + HOUR_MS, { outcome: "unsigned", outcome_after: "unsigned", prompt_until: null }),
      signed(DAY_ONE_MS + DAY_MS, 5_000),
      signed(DAY_ONE_MS + DAY_MS, 9_000, { ended_at: NOW_MS, outcome_after: "terminated" }),
      // Its session still runs: nothing can be said of its silence.
      silent(NOW_MS - HOUR_MS),
    ]);
    expect(total).toEqual({
      presigned: 6,
      paid: 5,
      offered: 4,
      signed: 2,
      kept: 1,
      ended: 3,
      silent: 1,
      refused: 0,
      medianMs: 5_000,
    });
    expect(days.map(({ dayMs, presigned: count }) => [(dayMs - DAY_ONE_MS) / DAY_MS, count])).toEqual([
      [0, 3],
      [1, 3],
    ]);
  });

  it("counts a session in a mini program as offered, with nothing to pay, so that no step exceeds the one before", async () => {
    const inMiniProgram = { in_mini_program: 1, paid_at: null };
    const { total } = await numbersOf(await fresh(), [
      silent(DAY_ONE_MS, inMiniProgram),
      silent(DAY_ONE_MS, { ...inMiniProgram, outcome: "unsigned", outcome_after: "unsigned", prompt_until: null }),
      silent(NOW_MS - HOUR_MS, inMiniProgram),
      signed(DAY_ONE_MS, 5_000, inMiniProgram),
      // Nobody told us of the payment, but who signed has paid.
      signed(DAY_ONE_MS, 5_000, { paid_at: null }),
      presigned(DAY_ONE_MS),
    ]);
    const { presigned: all, paid, offered, signed: agreed, kept, ended, silent: unheard } = total;
    expect([all, paid, offered, agreed, kept]).toEqual([6, 5, 5, 2, 2]);
    expect([ended, unheard]).toEqual([4, 2]);
  });

  it("counts the profiles that are asked for alone, by the clock that is theirs", async () => {
    const store = await fresh();
    const mine = await numbersOf(store, [silent(DAY_ONE_MS), silent(DAY_ONE_MS, { profile_id: "pf_real" })]);
    expect([mine.total.presigned, mine.total.silent]).toEqual([1, 1]);
    const filter = readNumbersFilter(new URLSearchParams(), { nowMs: NOW_MS, offsetMs: 8 * HOUR_MS });
    const theirs = { filter, profileIds: ["pf_real"], nowMs: DAY_ONE_MS + HOUR_MS };
    expect((await readNumbers(store.db, theirs)).total).toMatchObject({ presigned: 1, ended: 0, silent: 0 });
    expect((await readNumbers(store.db, { ...theirs, profileIds: [] })).total.presigned).toBe(0);
  });

  it("takes the median from the actual times: the middle one, or half way between the two", async () => {
    const other = { sub_mchid: "1900000110" };
    const { total, merchants } = await numbersOf(await fresh(), [
      ...[10_000, 1_000, 600_000].map((took) => signed(DAY_ONE_MS, took)),
      ...[2_000, 4_000].map((took) => signed(DAY_ONE_MS, took, other)),
    ]);
    expect(total.medianMs).toBe(4_000);
    expect(merchants.map(({ subMchid, medianMs }) => [subMchid, medianMs])).toEqual([
      ["1900000109", 10_000],
      ["1900000110", 3_000],
    ]);
  });

  it("counts refusals by code, and not among the pre-signed", async () => {
    const { total, refusals } = await numbersOf(await fresh(), [
      refused(DAY_ONE_MS, "NO_AUTH"),
      refused(DAY_ONE_MS, "PARAM_ERROR"),
      refused(DAY_ONE_MS, "NO_AUTH"),
    ]);
    expect(refusals).toEqual([
      { code: "NO_AUTH", count: 2 },
      { code: "PARAM_ERROR", count: 1 },
    ]);
    expect([total.presigned, total.refused]).toEqual([0, 3]);
  });

  it("counts nothing outside the period, and of one sub-merchant alone where it is asked for", async () => {
    const rows = [
      presigned(DAY_ONE_MS - 1),
      presigned(DAY_ONE_MS),
      presigned(DAY_ONE_MS + DAY_MS - 1, { sub_mchid: "1900000110" }),
      presigned(DAY_ONE_MS + DAY_MS),
    ];
    const period = "from=2026-03-01&to=2026-03-01";
    expect((await numbersOf(await fresh(), rows, period)).total.presigned).toBe(2);
    expect((await numbersOf(await fresh(), rows, `${period}&sub=1900000110`)).total.presigned).toBe(1);
    expect((await numbersOf(await fresh(), [])).total.medianMs).toBeNull();
  });

  it("counts the same however long the period is, and so however it is cut", async () => {
    const rows = [
      presigned(DAY_ONE_MS),
      silent(DAY_ONE_MS + 5 * HOUR_MS),
      signed(DAY_ONE_MS + DAY_MS - 1, 5_000),
      signed(DAY_ONE_MS + DAY_MS, 9_000),
      refused(DAY_ONE_MS + DAY_MS + 13 * HOUR_MS, "NO_AUTH"),
    ];
    const store = await fresh();
    const twoDays = await numbersOf(store, rows, "from=2026-03-01&to=2026-03-02");
    expect(twoDays.days.map(({ dayMs, signed: agreed, medianMs }) => [dayMs, agreed, medianMs])).toEqual([
      [DAY_ONE_MS, 1, 5_000],
      [DAY_ONE_MS + DAY_MS, 1, 9_000],
    ]);
    for (const from of ["2026-02-27", "2026-02-01", "2025-12-20", "2020-01-01"]) {
      expect(await numbersOf(store, [], `from=${from}&to=2026-03-02`), from).toEqual(twoDays);
    }
  });

  it("lets others have their turn between the parts that it counts", async () => {
    const store = await fresh();
    let turns = 0;
    const next = () => {
      turns++;
      waiting = setImmediate(next);
    };
    let waiting = setImmediate(next);
    await numbersOf(store, []);
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(50);
  });

  it("walks the index that has all of it, and looks into no contract", async () => {
    const { seen, recorded } = recording(await fresh());
    await numbersOf(recorded, []);
    await recorded.db.connection().execute(async (db) => {
      // A table this small would be read whole, index or not.
      if (engine === "postgres") await sql`set enable_seqscan = off; set enable_bitmapscan = off`.execute(db);
      const [first] = seen;
      const explain = engine === "postgres" ? "explain" : "explain query plan";
      const plan = await db.executeQuery(CompiledQuery.raw(`${explain} ${first?.sql}`, [...(first?.parameters ?? [])]));
      expect(JSON.stringify(plan.rows)).toMatch(/(COVERING INDEX|Index Only Scan using) contract_counted/);
    });
  });
});
