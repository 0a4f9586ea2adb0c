import type { Insertable } from "kysely";
import type { Database } from "@/lib/db/database";

type Tables =
  | "contract"
  | "contract_lookup"
  | "contract_order_touch"
  | "contract_id_notice"
  | "contract_view"
  | "contract_progress"
  | "follow_up"
  | "follow_up_ask"
  | "follow_up_setting"
  | "follow_up_pace";

/** One whole row for every table of the index of contracts. */
export function contractRows(at: number): { [Table in Tables]: Insertable<Database[Table]> } {
  return {
    contract: {
      profile_id: "pf_1",
      contract_code: "c-1",
      last_id: "ex_1",
      last_at: at,
      touches: 2,
      folded: 1,
      seen_at: at,
      seen_id: "ex_1",
      outcome: "awaiting_payment",
      outcome_after: "expired",
      prompt_until: at + 7_200_000,
      presigned_at: at,
      refusal_code: null,
      paid_at: null,
      signed_at: null,
      ended_at: null,
      ended_by: null,
      in_mini_program: 0,
      service_id: 1253,
      openid: "o1",
      sub_openid: "o2",
      sub_mchid: "1900000109",
      account: "微信代扣用户A",
      contradictions: 0,
      followed: null,
    },
    contract_lookup: { kind: "code", value: "c-1", profile_id: "pf_1", contract_code: "c-1" },
    contract_order_touch: { id: "nt_1", profile_id: "pf_1", out_trade_no: "order-1" },
    contract_id_notice: { id: "nt_1", profile_id: "pf_1", contract_id: "1231244124124234", waiting: 1 },
    contract_view: { id: "cv_1", created_at: at, name: "本周", query: "view=ended" },
    contract_progress: { name: "reindex", value: "{}" },
    follow_up: {
      id: "fu_1",
      profile_id: "pf_1",
      contract_code: "c-1",
      session_end: at,
      state: "gave_up",
      due_at: at,
      claimed_until: 0,
      attempts: 4,
      crashes: 0,
      settled_at: at,
      why: "503",
    },
    follow_up_ask: { exchange_id: "ex_1", follow_up_id: "fu_1" },
    follow_up_setting: { profile_id: "pf_1", is_on: 1, since: at },
    follow_up_pace: { profile_id: "pf_1", paused_until: at, failures: 1, asked_at: at },
  };
}
