import type { Selectable } from "kysely";
import type { Database } from "@/lib/db/database";
import { outcomeAt, type Times } from "./search-terms";

type Row = Selectable<Database["contract"]>;

/** A row of the index; `outcome` is what our own evidence comes to now, null while it was never folded. */
export type Found = {
  profileId: string;
  contractCode: string;
  lastAtMs: number;
  outcome: string | null;
  /** Who ended it, in the platform's word. */
  endedBy: string | null;
  promptUntilMs: number | null;
  contradictions: number;
  isStale: boolean;
};

export function toFound(row: Row, times: Times): Found {
  return {
    profileId: row.profile_id,
    contractCode: row.contract_code,
    lastAtMs: row.last_at,
    outcome: outcomeAt(row, times),
    endedBy: row.ended_by,
    promptUntilMs: row.prompt_until,
    contradictions: row.contradictions,
    isStale: row.folded < row.touches,
  };
}
