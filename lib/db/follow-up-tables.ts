import type { ColumnType } from "kysely";

/** Milliseconds since 1970. */
type Ms = number;

/** A query that Qianyue makes by itself at a session's end: put down before it is sent, and moved until it is settled. */
export type FollowUpTable = {
  id: string;
  profile_id: string;
  contract_code: string;
  /** Which session: when it ended. Unique with the contract. */
  session_end: Ms;
  state: string;
  /** By the clock of the profile's platform. */
  due_at: Ms;
  /** By real time; 0 where nobody is asking, in the past where who was asking has ended. */
  claimed_until: ColumnType<Ms, Ms | undefined, Ms>;
  attempts: ColumnType<number, number | undefined, number>;
  crashes: ColumnType<number, number | undefined, number>;
  settled_at: ColumnType<Ms | null, Ms | null | undefined, Ms | null>;
  why: ColumnType<string | null, string | null | undefined, string | null>;
};

/** Which exchanges Qianyue made by itself. */
export type FollowUpAskTable = { exchange_id: string; follow_up_id: string };

/** What somebody chose for a profile; `is_on` is 0 or 1. */
export type FollowUpSettingTable = { profile_id: string; is_on: number; since: Ms };

/** How a profile's queries go; `paused_until` by the clock of its platform, `asked_at` by real time. */
export type FollowUpPaceTable = { profile_id: string; paused_until: Ms; failures: number; asked_at: Ms };
