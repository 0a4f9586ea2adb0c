import { setImmediate as turn } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import type { NumbersFilter } from "./numbers-filter";
import { SESSION_MS } from "./session";

/** How many contracts came how far, each step a part of the one before. `silent` of `ended`: sessions that are over, in which the payer could have signed. */
export type Counts = {
  presigned: number;
  paid: number;
  offered: number;
  signed: number;
  kept: number;
  ended: number;
  silent: number;
  refused: number;
  /** Of those in force: half were signed sooner after their pre-sign than this; null where there is none. */
  medianMs: number | null;
};

export type Numbers = {
  total: Counts;
  /** By the start of the day, the earliest first; days without any pre-sign are left out. */
  days: (Counts & { dayMs: number })[];
  /** The sub-merchants with the most pre-signs; null is who named none. */
  merchants: (Counts & { subMchid: string | null })[];
  refusals: { code: string; count: number }[];
};

const DAY_MS = 86_400_000;
const DAY_HOURS = 24;
const MOST_MERCHANTS = 50;
const MOST_CODES = 20;

/** Of which profiles, all of one platform, and what time it is there. */
type Asked = { filter: NumbersFilter; profileIds: readonly string[]; nowMs: number };
/** A part of the period: whole days, or a part of one day. */
type Slice = { fromMs: number; toMs: number };

/** Counted from the index of contracts, by the pre-sign that opened, or did not open, the latest session. */
export async function readNumbers(db: Kysely<Database>, asked: Asked): Promise<Numbers> {
  const { fromMs } = asked.filter;
  const cells: Cell[] = [];
  for (const slice of asked.profileIds.length === 0 ? [] : slicesOf(asked.filter)) {
    cells.push(...(await countCells(db, { ...asked, slice })));
    // SQLite answers within one turn of this program, in which nobody else is served.
    await turn();
  }
  const days = grouped(cells, ({ day }) => String(day));
  const merchants = grouped(cells, ({ sub }) => sub ?? "");
  const codes = new Map<string, number>();
  for (const { code, refused } of cells) if (code !== null) codes.set(code, (codes.get(code) ?? 0) + refused);
  const [total] = grouped(cells, () => "").values();
  return {
    total: total ?? { ...NOTHING, medianMs: null },
    days: [...days]
      .map(([day, counts]) => ({ ...counts, dayMs: fromMs + Number(day) * DAY_MS }))
      .sort((left, right) => left.dayMs - right.dayMs),
    merchants: [...merchants]
      .map(([sub, counts]) => ({ ...counts, subMchid: sub === "" ? null : sub }))
      .sort((left, right) => right.presigned - left.presigned || byText(left.subMchid ?? "", right.subMchid ?? ""))
      .slice(0, MOST_MERCHANTS),
    refusals: [...codes]
      .map(([code, count]) => ({ code, count }))
      .sort((left, right) => right.count - left.count || byText(left.code, right.code))
      .slice(0, MOST_CODES),
  };
}

const NOTHING = { presigned: 0, paid: 0, offered: 0, signed: 0, kept: 0, ended: 0, silent: 0, refused: 0 };

type Counted = typeof NOTHING;
/** `times`: how long each of those in force took from its pre-sign to its signing. */
type Cell = Counted & { day: number; sub: string | null; code: string | null; times: Float64Array };

const REFUSED = ["presign_refused", "presign_untrusted", "presign_unanswered", "presign_undecided", "not_presigned"];
/** Nothing was heard of it, or a query made sure that there is nothing. */
const SILENT = ["silent", "unsigned"];
const KEPT = sql<boolean>`(signed_at is not null and ended_at is null)`;

/** One contract's traits, as bits: grouping by few columns and counting in this program costs half of sums in the store. */
const TRAITS = {
  signed: sql`signed_at is not null or ended_at is not null`,
  kept: KEPT,
  paid: sql`paid_at is not null`,
  paidInTime: sql`paid_at is not null and paid_at < presigned_at + ${sql.lit(SESSION_MS)}`,
  inMiniProgram: sql`in_mini_program = 1`,
} as const;

const TOOK = sql`case when ${KEPT} then cast(signed_at - presigned_at as text) end`;

type Trait = keyof typeof TRAITS | "over";

type Kind = {
  day: number;
  sub: string | null;
  code: string | null;
  outcome: string;
  traits: number;
  count: number;
  /** A text, because a row for each contract would cost more than all; null where none is in force. */
  times: string | null;
};

/** One walk along an index that has all of it, and few rows of what it comes to. */
async function countCells(db: Kysely<Database>, { slice, ...asked }: Asked & { slice: Slice }): Promise<Cell[]> {
  const traits = { ...TRAITS, over: sql`prompt_until is null or prompt_until <= ${asked.nowMs}` };
  const bits = Object.values(traits).map((trait, at) => sql`case when ${trait} then ${sql.lit(2 ** at)} else 0 end`);
  const day = dayOf(asked, slice);
  const rows: Kind[] = await within(db, asked, slice)
    .select([day.number.as("day"), "sub_mchid as sub", "refusal_code as code"])
    .select([sql<string>`outcome_after`.as("outcome"), sql<number>`${sql.join(bits, sql` + `)}`.as("traits")])
    .select(sql<number>`cast(count(*) as integer)`.as("count"))
    .select(sql<string | null>`string_agg(${TOOK}, ',')`.as("times"))
    .groupBy([...day.grouping, sql`2`, sql`3`, sql`4`, sql`5`])
    .execute();
  const names = Object.keys(traits) as Trait[];
  return rows.map((row) => cellOf(row, (trait) => (row.traits & (2 ** names.indexOf(trait))) !== 0));
}

/**
 * Where contracts of one kind count. Each step of the funnel is a part of the one before: who could sign had paid or, in
 * a mini program, had nothing to pay.
 */
function cellOf({ day, sub, code, outcome, count, times }: Kind, is: (trait: Trait) => boolean): Cell {
  const isAccepted = !REFUSED.includes(outcome);
  const isOffered =
    isAccepted && (is("signed") || outcome === "sign_failed" || is("paidInTime") || is("inMiniProgram"));
  const of = (isCounted: boolean) => (isCounted ? count : 0);
  return {
    ...{ day, sub, code, times: Float64Array.from(times?.split(",") ?? [], Number) },
    presigned: of(isAccepted),
    paid: of(isAccepted && (is("paid") || isOffered)),
    offered: of(isOffered),
    signed: of(isAccepted && is("signed")),
    kept: of(isAccepted && is("kept")),
    ended: of(isOffered && is("over")),
    silent: of(isOffered && is("over") && SILENT.includes(outcome)),
    refused: of(code !== null),
  };
}

const MOST_SLICES = 64;

/** The period in parts, so small that others do not wait for one: of a short period they are hours, of a long one days. */
function slicesOf({ fromMs, toMs }: NumbersFilter): Slice[] {
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  const hours = [1, 2, 3, 4, 6, 8, 12].find((each) => (days * DAY_HOURS) / each <= MOST_SLICES);
  const step = hours === undefined ? Math.ceil(days / MOST_SLICES) * DAY_MS : (hours * DAY_MS) / DAY_HOURS;
  return Array.from({ length: Math.ceil((toMs - fromMs) / step) }, (_, at) => ({
    fromMs: fromMs + at * step,
    toMs: Math.min(toMs, fromMs + (at + 1) * step),
  }));
}

/** Which day of the period; of a slice that is one day or less, the same for all of it and nothing to group by. */
function dayOf({ filter: { fromMs } }: Pick<Asked, "filter">, slice: Slice) {
  if (slice.toMs - slice.fromMs <= DAY_MS) {
    const number = sql<number>`cast(${Math.floor((slice.fromMs - fromMs) / DAY_MS)} as integer)`;
    return { number, grouping: [] };
  }
  const number = sql<number>`cast((presigned_at - cast(${fromMs} as bigint)) / ${sql.lit(DAY_MS)} as integer)`;
  return { number, grouping: [sql`1`] };
}

// A profile's contracts would be read whole for each slice: as an expression it is no index, and the period's is walked.
function within(db: Kysely<Database>, { filter, profileIds }: Asked, { fromMs, toMs }: Slice) {
  const query = db
    .selectFrom("contract")
    .where("presigned_at", ">=", fromMs)
    .where("presigned_at", "<", toMs)
    .where(sql<boolean>`(profile_id || '') in (${sql.join(profileIds)})`);
  return filter.subMchid === null ? query : query.where("sub_mchid", "=", filter.subMchid);
}

function grouped(cells: readonly Cell[], keyOf: (cell: Cell) => string): Map<string, Counts> {
  const groups = new Map<string, { counts: Counted; times: Float64Array[] }>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const { counts, times } = groups.get(key) ?? { counts: { ...NOTHING }, times: [] };
    for (const name of NAMES) counts[name] += cell[name];
    times.push(cell.times);
    groups.set(key, { counts, times });
  }
  return new Map([...groups].map(([key, { counts, times }]) => [key, { ...counts, medianMs: medianOf(times) }]));
}

const NAMES = ["presigned", "paid", "offered", "signed", "kept", "ended", "silent", "refused"] as const;

/** The middle of the actual times; of two middle ones, half way between. */
function medianOf(parts: readonly Float64Array[]): number | null {
  const sorted = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    sorted.set(part, at);
    at += part.length;
  }
  sorted.sort();
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

function byText(left: string, right: string): number {
  return left < right ? -1 : 1;
}
