import { endModeOf } from "@/lib/contracts/ended-by";
import type { OutcomeKind } from "@/lib/contracts/outcome";

/** The key of the sentence to read aloud: of a contract that has ended, by whom it was. Within `contracts`. */
export function headlineKey(outcome: OutcomeKind, by: string | null) {
  const mode = outcome === "terminated" ? endModeOf(by) : null;
  return mode === null ? (`outcome.${outcome}.sentence` as const) : (`ended.${mode}.sentence` as const);
}
