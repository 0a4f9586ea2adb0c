import type { Claim } from "./claims";
import type { Contract, ContradictionKind } from "./contract";

/**
 * The contradiction by which a contract that counts as signed or ended may be neither: nobody may read its state out as
 * settled. The query is the authority, so one that came later may have settled it.
 */
export function disputeOf(
  { signing, contradictions }: Pick<Contract, "signing" | "contradictions">,
  claims: readonly Claim[],
): ContradictionKind | null {
  if (signing.state !== "signed" && signing.state !== "terminated") return null;
  const found = (kind: ContradictionKind) => contradictions.find((one) => one.kind === kind);
  if (found("two_services")) return "two_services";
  const answer = claims.findLast(
    ({ by, says }) => by === "query" && ["signed", "not_signed", "terminated"].includes(says),
  );
  if (signing.state === "signed") {
    return answer?.says === "not_signed" && found("query_denies_signing") ? "query_denies_signing" : null;
  }
  if (answer?.says === "signed" && found("signed_after_terminated")) return "signed_after_terminated";
  // One document that says both is at odds with itself, not with its own state.
  const isOfTwo = found("terminated_before_signed")?.evidence.length === 2;
  return isOfTwo && answer?.says !== "terminated" ? "terminated_before_signed" : null;
}
