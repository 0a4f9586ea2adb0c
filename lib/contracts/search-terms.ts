import { type Selectable, type SelectQueryBuilder, sql } from "kysely";
import type { Database } from "@/lib/db/database";
import type { ContractFilter, View } from "./contract-filter";
import type { OutcomeKind } from "./outcome";
import { SESSION_MS } from "./session";
import type { Understanding } from "./understand";

/**
 * What time it is: by the sandbox's clock for contracts of simulated profiles, by the real one for those of
 * `platformProfiles`.
 */
export type Times = { sandboxMs: number; realMs: number; platformProfiles: readonly string[] };

type Row = Selectable<Database["contract"]>;
type Query = SelectQueryBuilder<Database, "contract", Row>;

const EXPIRING_MS = 30 * 60_000;
const WEEK_MS = 7 * 86_400_000;
/** The same before and after the two hours: time only ends the wait. */
const UNCHANGED: readonly OutcomeKind[] = [
  "presign_unanswered",
  "presign_untrusted",
  "presign_undecided",
  "payment_failed",
];
/** Paid, and nothing came of it, word for word as the index over them has it; as an expression it is no other index. */
const PAID_IN_VAIN = sql<boolean>`paid_at is not null and (outcome_after || '') in ('silent', 'unsigned')`;
const LIVE: readonly OutcomeKind[] = ["awaiting_payment", "awaiting_answer"];

/** The query with all that the filter asks for besides an identifier. */
export function narrowed(
  query: Query,
  { filter, understood, times }: { filter: ContractFilter; understood: Understanding; times: Times },
): Query {
  let narrow = query;
  if (filter.outcome) narrow = ofOutcome(narrow, filter.outcome, times);
  if (understood.kind === "unseen") narrow = narrow.where(sql<boolean>`1 = 0`);
  if (understood.kind === "outcome") narrow = ofOutcome(narrow, understood.outcome, times);
  if (filter.view) narrow = ofView(narrow, filter.view, times);
  if (understood.kind === "time") narrow = within(narrow, understood.fromMs, understood.toMs);
  return within(narrow, filter.fromMs, filter.toMs);
}

/** What a row of the index has come to now. */
export function outcomeAt(row: Row, times: Times): string | null {
  const nowMs = times.platformProfiles.includes(row.profile_id) ? times.realMs : times.sandboxMs;
  return row.prompt_until !== null && nowMs >= row.prompt_until ? row.outcome_after : row.outcome;
}

function within(query: Query, fromMs: number | null, toMs: number | null): Query {
  let narrow = query;
  if (fromMs !== null) narrow = narrow.where("seen_at", ">=", fromMs);
  if (toMs !== null) narrow = narrow.where("seen_at", "<", toMs);
  return narrow;
}

function ofOutcome(query: Query, outcome: OutcomeKind, times: Times): Query {
  if (UNCHANGED.includes(outcome)) return query.where("outcome_after", "=", outcome);
  if (!LIVE.includes(outcome)) {
    return query
      .where("outcome_after", "=", outcome)
      .where(({ eb, or }) => or([eb("prompt_until", "is", null), eb("prompt_until", "<=", nowOf(times))]));
  }
  // A session that is open was pre-signed within its two hours, which bounds the walk along the index.
  return query
    .where("outcome", "=", outcome)
    .where("prompt_until", ">", nowOf(times))
    .where("seen_at", ">=", Math.min(times.sandboxMs, times.realMs) - SESSION_MS);
}

function ofView(query: Query, view: View, times: Times): Query {
  switch (view) {
    case "expiring":
      return query
        .where("prompt_until", ">", nowOf(times))
        .where("prompt_until", "<=", sql<number>`${nowOf(times)} + ${EXPIRING_MS}`)
        .where("prompt_until", ">", Math.min(times.sandboxMs, times.realMs))
        .where("prompt_until", "<=", Math.max(times.sandboxMs, times.realMs) + EXPIRING_MS);
    case "silent":
      return query
        .where(PAID_IN_VAIN)
        .where(({ eb, or }) => or([eb("prompt_until", "is", null), eb("prompt_until", "<=", nowOf(times))]));
    case "contradictory":
      return query.where("contradictions", ">", 0);
    case "ended":
      return query
        .where("outcome_after", "=", "terminated")
        .where("ended_at", ">", sql<number>`${nowOf(times)} - ${WEEK_MS}`);
  }
}

/** What time it is for a row of the index. */
export function nowOf({ sandboxMs, realMs, platformProfiles }: Times) {
  if (platformProfiles.length === 0 || sandboxMs === realMs) return sql<number>`cast(${sandboxMs} as bigint)`;
  const isReal = sql`contract.profile_id in (${sql.join([...platformProfiles])})`;
  return sql<number>`case when ${isReal} then cast(${realMs} as bigint) else cast(${sandboxMs} as bigint) end`;
}
