import { FAULT_KINDS, type Fault, type FaultKind, type FaultPlace, placesOf } from "@/lib/simulator/fault-kinds";

export const PLACES = ["reply", "notification"] as const satisfies readonly FaultPlace[];

/** What kind of misbehaviour a fault is; the board shows them group by group. */
export type FaultGroup = "signature" | "content" | "way" | "status";

export const GROUPS: readonly FaultGroup[] = ["signature", "content", "way", "status"];

const GROUP_OF: Record<FaultKind, FaultGroup> = {
  probe_signature: "signature",
  wrong_signature: "signature",
  unknown_serial: "signature",
  other_key_mode: "signature",
  stale_timestamp: "signature",
  future_timestamp: "signature",
  cut_ciphertext: "content",
  wrong_apiv3_key: "content",
  empty_body: "content",
  wrong_content_type: "content",
  duplicate: "way",
  out_of_order: "way",
  lost: "way",
  delay: "way",
  slow_body: "way",
  connection_reset: "way",
  http_429: "status",
  http_500: "status",
  http_502: "status",
  http_503: "status",
};

/** The kinds of a group that can be switched on at that place. */
export function kindsOf(group: FaultGroup, place: FaultPlace): FaultKind[] {
  return FAULT_KINDS.filter((kind) => GROUP_OF[kind] === group && placesOf(kind).includes(place));
}

/** How many it will still spoil; null for a share, which never runs out. */
export function remainingOf({ mode, hits }: Fault): number | null {
  return mode.kind === "next" ? Math.max(0, mode.n - hits) : null;
}

/** Those that can still strike. */
export function inForce(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault) => remainingOf(fault) !== 0);
}
