import type { Contract, Mark } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { type Absence, absencesOf } from "./absences";
import type { FollowUpRow } from "./follow-up-rows";

/** How the two hours run beside a row: not at all, gone by, or still to come. */
export type WindowPart = "outside" | "past" | "ahead";

export type TimelineRow = { key: string; atMs: number | null; window: WindowPart } & (
  | { kind: "mark"; mark: Mark }
  | { kind: "absence"; absence: Absence }
  | { kind: "follow_up"; followUp: FollowUpRow }
  | { kind: "now" }
  | { kind: "window_end" }
);

/**
 * The rows of the time line from top to bottom: what happened and what did not, in the order of time, with the present
 * moment and the session's end where the session still runs. What has no moment stands last.
 */
export function timelineRows(
  contract: Contract,
  outcome: Outcome,
  { nowMs, followUps = [] }: { nowMs: number; followUps?: readonly FollowUpRow[] },
): TimelineRow[] {
  const { presign } = contract;
  const isOpen =
    "expiresAtMs" in presign && nowMs < presign.expiresAtMs && outcome.expectation.notification === "possible";
  const rows: Omit<TimelineRow, "window">[] = [
    ...contract.marks.map((mark, index) => ({
      key: `${mark.kind}-${mark.evidence?.id ?? index}`,
      atMs: mark.atMs,
      kind: "mark" as const,
      mark,
    })),
    ...absencesOf(contract, outcome).map((absence) => ({
      key: absence.kind,
      atMs: absence.atMs,
      kind: "absence" as const,
      absence,
    })),
    // Those of several sessions may wait for one and the same moment.
    ...followUps.map((followUp, index) => ({
      key: `${followUp.kind}-${index}`,
      atMs: followUp.atMs,
      kind: "follow_up" as const,
      followUp,
    })),
  ];
  if (isOpen) {
    rows.push({ key: "now", atMs: nowMs, kind: "now" } as Omit<TimelineRow, "window">);
    rows.push({ key: "end", atMs: presign.expiresAtMs, kind: "window_end" } as Omit<TimelineRow, "window">);
  }
  const placeOf = ({ atMs }: { atMs: number | null }) => atMs ?? Number.POSITIVE_INFINITY;
  // Sorting keeps the order of what has one place: evidence before what is only concluded from it.
  const sorted = rows.toSorted((left, right) =>
    placeOf(left) === placeOf(right) ? 0 : placeOf(left) - placeOf(right),
  );
  return sorted.map((row) => ({ ...row, window: windowPart(row.atMs, { contract, nowMs }) }) as TimelineRow);
}

function windowPart(atMs: number | null, at: { contract: Contract; nowMs: number }): WindowPart {
  const { presign } = at.contract;
  if (!("expiresAtMs" in presign) || atMs === null) return "outside";
  if (atMs < presign.atMs || atMs > presign.expiresAtMs) return "outside";
  return atMs <= at.nowMs ? "past" : "ahead";
}
