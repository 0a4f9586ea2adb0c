import type { ColumnType } from "kysely";

/** Milliseconds since 1970. */
type Ms = number;

/**
 * An index over the evidence, kept up by those who record it (who and when) and by the fold (what it comes to), and
 * rebuilt from it at any time. What the fold writes is null until it has run.
 */
export type ContractTable = {
  profile_id: string;
  contract_code: string;
  /** The exchange or notification of `last_at`, the newest that carries the code. */
  last_id: string;
  last_at: Ms;
  /** How often evidence came; while `folded` is behind, what the fold wrote is stale. */
  touches: ColumnType<number, number | undefined, number>;
  folded: ColumnType<number, number | undefined, number>;
  /** `last_at` and `last_id` at the fold: the order of every search. */
  seen_at: Nullable<Ms>;
  seen_id: Nullable<string>;
  /** What it has come to before `prompt_until`, and for good from then on; the same where time changes nothing. */
  outcome: Nullable<string>;
  outcome_after: Nullable<string>;
  /** Null where time changes nothing. */
  prompt_until: Nullable<Ms>;
  presigned_at: Nullable<Ms>;
  /** Of the latest pre-sign, where it was refused. */
  refusal_code: Nullable<string>;
  paid_at: Nullable<Ms>;
  signed_at: Nullable<Ms>;
  ended_at: Nullable<Ms>;
  /** The platform's `contract_termination_mode`. */
  ended_by: Nullable<string>;
  /** 1 where the latest session was opened in a mini program, where nothing is paid first; else 0. */
  in_mini_program: Nullable<number>;
  service_id: Nullable<number>;
  openid: Nullable<string>;
  sub_openid: Nullable<string>;
  sub_mchid: Nullable<string>;
  /** Cut to what an index can hold. */
  account: Nullable<string>;
  contradictions: ColumnType<number, number | undefined, number>;
  /** Which `prompt_until` our own query was put down for; nothing of what the fold says. */
  followed: Nullable<Ms>;
};

type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** An identifier under which a contract is found; written by the fold. */
export type ContractLookupTable = { kind: string; value: string; profile_id: string; contract_code: string };

/** Evidence that names an order and no contract; it waits for the fold to find whose it is. `id` is the evidence's. */
export type ContractOrderTouchTable = { id: string; profile_id: string; out_trade_no: string };

/**
 * A notification that names a contract by its id alone; `id` is the notification's. `waiting` is 1 until its contract was
 * looked for.
 */
export type ContractIdNoticeTable = { id: string; profile_id: string; contract_id: string; waiting: number };

/** A search that somebody gave a name. `query` is the list's own query string. */
export type ContractViewTable = { id: string; created_at: Ms; name: string; query: string };

/** How far the rebuilding of the index has come; no row while none is under way. */
export type ContractProgressTable = { name: string; value: string };
