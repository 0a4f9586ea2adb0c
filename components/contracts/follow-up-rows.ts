import type { Contract } from "@/lib/contracts/contract";
import { ASKED_AFTER_MS, type FollowUp } from "@/lib/contracts/follow-up";
import type { Outcome } from "@/lib/contracts/outcome";

/** What a contract's page knows of Qianyue's own queries; `isOn`: this profile asks by itself about the latest session. */
export type FollowUps = { isOn: boolean; followUps: readonly FollowUp[]; exchangeIds: readonly string[] };

/** A row of the time line that is no evidence: what Qianyue will ask by itself, or gave up asking. */
export type FollowUpRow = { kind: "planned" | "retry" | "gave_up"; atMs: number; attempts: number; why: string | null };

/** What is still to come of Qianyue's own queries, and what it gave up. An answer stands among the evidence. */
export function followUpRows(
  { isOn, followUps }: FollowUps,
  { presign }: Contract,
  { recorded, nowMs }: { recorded: Outcome; nowMs: number },
): FollowUpRow[] {
  const rows = followUps.flatMap(({ state, dueAtMs, attempts, settledAtMs, why }): FollowUpRow[] => {
    // What waited when it was switched off is asked no more.
    if (state === "waiting")
      return !isOn ? [] : [{ kind: attempts > 0 ? "retry" : "planned", atMs: dueAtMs, attempts, why }];
    return state === "gave_up" ? [{ kind: state, atMs: settledAtMs ?? dueAtMs, attempts, why }] : [];
  });
  if (!isOn || !("expiresAtMs" in presign)) return rows;
  const { expiresAtMs } = presign;
  const isKnown = followUps.some(({ sessionEndMs }) => sessionEndMs === expiresAtMs);
  // The user may pay another way after a payment that failed.
  const isAwaited =
    recorded.kind === "payment_failed" ||
    (nowMs < expiresAtMs ? recorded.expectation.notification === "possible" : recorded.knownBy === "clock");
  return isKnown || !isAwaited
    ? rows
    : [...rows, { kind: "planned", atMs: expiresAtMs + ASKED_AFTER_MS, attempts: 0, why: null }];
}
