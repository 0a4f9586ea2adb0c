import { FAULT_KINDS, type FaultKind } from "./fault-kinds";

/** Of each line only one can be seen in one answer or notification; who stands first has the way. */
const RIVALS: readonly (readonly FaultKind[])[] = [
  ["out_of_order", "delay"],
  ["lost", "http_500", "http_502"],
  ["http_429", "http_503", "http_500", "http_502"],
  ["probe_signature", "wrong_signature"],
  ["unknown_serial", "other_key_mode"],
  ["stale_timestamp", "future_timestamp"],
  ["empty_body", "cut_ciphertext", "wrong_apiv3_key"],
  ["empty_body", "slow_body"],
  ["empty_body", "connection_reset"],
  // What a proxy says is no JSON anyway.
  ["http_502", "wrong_content_type"],
];

/** One fault may strike beside those that already have: it would be seen, and counts only then. */
export function isSeenBeside(struck: readonly FaultKind[], kind: FaultKind): boolean {
  return (
    !struck.includes(kind) &&
    RIVALS.every((rivals) => !rivals.includes(kind) || !rivals.some((rival) => struck.includes(rival)))
  );
}

const RANKS = new Map(FAULT_KINDS.map((kind) => [kind, placeOf(kind)]));

/** In which order faults are asked: the same for everyone, so that rivals agree and rows are locked in one order. */
export function rankOf(kind: FaultKind): number {
  return RANKS.get(kind) ?? 0;
}

function placeOf(kind: FaultKind): number {
  const flat = RIVALS.flat();
  const place = flat.indexOf(kind);
  return place < 0 ? flat.length + FAULT_KINDS.indexOf(kind) : place;
}
