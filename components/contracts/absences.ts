import type { Contract } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";

/** What did not happen, or has not yet: drawn as a dashed mark. `atMs` is null where no moment can be named. */
export type Absence = { kind: "no_sign_notification" | "payment_failed" | "expired" | "awaited"; atMs: number | null };

/** The silence of the platform made visible: the session's end, and the notification that is not (or not yet) there. */
export function absencesOf(contract: Contract, outcome: Outcome): Absence[] {
  const { expectation } = outcome;
  if (expectation.notification === "arrived") return [];
  if (expectation.notification === "due" || expectation.notification === "possible") {
    return [{ kind: "awaited", atMs: null }];
  }
  // The user may yet pay another way, so "never" would be a lie.
  if (outcome.kind === "payment_failed") return [{ kind: "payment_failed", atMs: null }];
  const none: Absence = { kind: "no_sign_notification", atMs: null };
  const ranOut = outcome.knownBy === "clock" && contract.presign.state === "accepted";
  return ranOut ? [{ kind: "expired", atMs: outcome.atMs }, none] : [none];
}
