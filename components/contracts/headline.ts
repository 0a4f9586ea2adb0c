import type { ContradictionKind } from "@/lib/contracts/contract";
import { endModeOf } from "@/lib/contracts/ended-by";
import type { OutcomeKind } from "@/lib/contracts/outcome";

const DISPUTES = [
  "query_denies_signing",
  "signed_after_terminated",
  "terminated_before_signed",
  "two_services",
] as const satisfies readonly ContradictionKind[];

type Told = { by: string | null; disputed?: ContradictionKind | null };

/**
 * The key of the sentence to read aloud: that the evidence is at odds over the state itself, else of a contract that has
 * ended, by whom it was. Within `contracts`.
 */
export function headlineKey(outcome: OutcomeKind, { by, disputed = null }: Told) {
  const dispute = DISPUTES.find((kind) => kind === disputed);
  if (dispute) return `disputed.${dispute}.sentence` as const;
  const mode = outcome === "terminated" ? endModeOf(by) : null;
  return mode === null ? (`outcome.${outcome}.sentence` as const) : (`ended.${mode}.sentence` as const);
}
