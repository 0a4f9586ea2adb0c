import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import type { NumbersFilter } from "./numbers-filter";
import { nowOf, type Times } from "./search-terms";
import { SESSION_MS } from "./session";

/** How many contracts came how far. `silent` of `ended`: sessions that are over, in which the payer could have signed. */
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
const MOST_MERCHANTS = 50;
const MOST_CODES = 20;

type Asked = { filter: NumbersFilter; times: Times };

/** Counted from the index of contracts, by the pre-sign that opened, or did not open, the latest session. */
export async function readNumbers(db: Kysely<Database>, asked: Asked): Promise<Numbers> {
  const { fromMs } = asked.filter;
  const day = sql<number>`cast((presigned_at - ${sql.lit(fromMs)}) / ${sql.lit(DAY_MS)} as integer)`;
  const merchant = sql<string | null>`sub_mchid`;
  const days = await counted(db, asked, day);
  const merchants = (await counted(db, asked, merchant)).slice(0, MOST_MERCHANTS);
  const medianOfDay = await medians(db, asked, day);
  const medianOf = await medians(db, asked, merchant);
  const whole = await medians(db, asked, sql<number>`0`);
  return {
    total: { ...summed(days.map(({ counts }) => counts)), medianMs: whole.get("0") ?? null },
    days: days
      .map(({ key, counts }) => ({
        ...counts,
        dayMs: fromMs + Number(key) * DAY_MS,
        medianMs: medianOfDay.get(key) ?? null,
      }))
      .sort((left, right) => left.dayMs - right.dayMs),
    merchants: merchants.map(({ key, counts }) => ({
      ...counts,
      subMchid: key === "" ? null : key,
      medianMs: medianOf.get(key) ?? null,
    })),
    refusals: await refusals(db, asked),
  };
}

type Counted = Omit<Counts, "medianMs">;

const REFUSED = ["presign_refused", "presign_untrusted", "presign_unanswered", "not_presigned"].map((kind) =>
  sql.lit(kind),
);
const ACCEPTED = sql`outcome_after not in (${sql.join(REFUSED)})`;
const SIGNED = sql`(signed_at is not null or ended_at is not null)`;
const OFFERED = sql`(${ACCEPTED} and (${SIGNED} or paid_at < presigned_at + ${sql.lit(SESSION_MS)}))`;

function countOf(which: RawBuilder<unknown>) {
  return sql<number>`cast(sum(case when ${which} then 1 else 0 end) as integer)`;
}

/** The counts of each group, those with the most pre-signs first; a key of null is an empty text. */
async function counted(
  db: Kysely<Database>,
  { filter, times }: Asked,
  key: RawBuilder<number | string | null>,
): Promise<{ key: string; counts: Counted }[]> {
  const isOver = sql`(prompt_until is null or prompt_until <= ${nowOf(times)})`;
  const rows = await within(db, filter)
    .select([
      key.as("key"),
      countOf(ACCEPTED).as("presigned"),
      countOf(sql`${ACCEPTED} and paid_at is not null`).as("paid"),
      countOf(OFFERED).as("offered"),
      countOf(SIGNED).as("signed"),
      countOf(sql`signed_at is not null`).as("kept"),
      countOf(sql`${OFFERED} and ${isOver}`).as("ended"),
      countOf(sql`${OFFERED} and ${isOver} and outcome_after = ${sql.lit("silent")}`).as("silent"),
      countOf(sql`refusal_code is not null`).as("refused"),
    ])
    .groupBy(sql`1`)
    .orderBy(sql`2`, "desc")
    .execute();
  return rows.map(({ key: group, ...counts }) => ({ key: String(group ?? ""), counts }));
}

/** The middle of the actual times from pre-sign to signing in each group; of two middle ones, half way between. */
async function medians(
  db: Kysely<Database>,
  { filter }: Asked,
  key: RawBuilder<number | string | null>,
): Promise<Map<string, number>> {
  const placed = within(db, filter)
    .select([
      key.as("key"),
      sql<number>`signed_at - presigned_at`.as("took"),
      sql<number>`row_number() over (partition by ${key} order by signed_at - presigned_at)`.as("place"),
      sql<number>`count(*) over (partition by ${key})`.as("many"),
    ])
    .where("signed_at", "is not", null)
    .as("placed");
  const rows = await db
    .selectFrom(placed)
    .select(["key", sql<number>`cast(avg(took) as bigint)`.as("median")])
    .where(sql<boolean>`place in ((many + 1) / 2, (many + 2) / 2)`)
    .groupBy("key")
    .execute();
  return new Map(rows.map(({ key: group, median }) => [String(group ?? ""), Number(median)]));
}

async function refusals(db: Kysely<Database>, { filter }: Asked): Promise<Numbers["refusals"]> {
  const rows = await within(db, filter)
    .select(["refusal_code", sql<number>`cast(count(*) as integer)`.as("many")])
    .where("refusal_code", "is not", null)
    .groupBy("refusal_code")
    .orderBy(sql`2`, "desc")
    .orderBy("refusal_code")
    .limit(MOST_CODES)
    .execute();
  return rows.map(({ refusal_code, many }) => ({ code: refusal_code ?? "", count: many }));
}

function within(db: Kysely<Database>, { fromMs, toMs, subMchid }: NumbersFilter) {
  const query = db.selectFrom("contract").where("presigned_at", ">=", fromMs).where("presigned_at", "<", toMs);
  return subMchid === null ? query : query.where("sub_mchid", "=", subMchid);
}

function summed(all: readonly Counted[]): Counted {
  const total = { presigned: 0, paid: 0, offered: 0, signed: 0, kept: 0, ended: 0, silent: 0, refused: 0 };
  for (const counts of all) for (const name of NAMES) total[name] += counts[name];
  return total;
}

const NAMES = ["presigned", "paid", "offered", "signed", "kept", "ended", "silent", "refused"] as const;
