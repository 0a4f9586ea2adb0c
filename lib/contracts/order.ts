import type { Evidence } from "./contract";
import { roleOf } from "./role";

/** The evidence in the order in which it happened, each piece once; the same for every order in which it is given. */
export function inOrder(evidence: readonly Evidence[]): Evidence[] {
  const once = new Map<string, Evidence>();
  for (const piece of evidence) once.set(identityOf(piece), piece);
  return [...once]
    .map(([identity, piece]) => ({ piece, key: `${causeOf(piece)} ${sequenceOf(piece)} ${identity}` }))
    .sort((left, right) => left.piece.atMs - right.piece.atMs || (left.key < right.key ? -1 : 1))
    .map(({ piece }) => piece);
}

function identityOf(piece: Evidence): string {
  return piece.kind === "fact" ? `fact ${piece.atMs} ${piece.event} ${piece.detail ?? ""}` : piece.id;
}

/**
 * A clock that stands still gives all evidence one instant: what opens a session then comes before what the payer did
 * in it, a call before what it brought about, and what we were told of it comes after.
 */
function causeOf(piece: Evidence): number {
  if (stepOf(piece) !== null) return 1;
  return piece.kind === "exchange" && ["order", "presign"].includes(roleOf(piece)) ? 0 : 2;
}

/** What has a place of its own among the facts of one instant: they, and the calls that cause one of them. */
function stepOf(piece: Evidence): string | null {
  if (piece.kind === "fact") return piece.event;
  if (piece.kind !== "exchange") return null;
  const call = `call ${roleOf(piece)}`;
  return CAUSAL.includes(call) ? call : null;
}

/** Ids are made in the order of time, whatever they begin with; facts of one instant keep their causal order. */
function sequenceOf(piece: Evidence): string {
  const step = stepOf(piece);
  if (piece.kind !== "fact" && step === null) return piece.id.slice(piece.id.indexOf("_") + 1);
  const rank = CAUSAL.indexOf(step ?? "");
  return String(rank < 0 ? CAUSAL.length : rank).padStart(2, "0");
}

const CAUSAL: readonly string[] = [
  "session_opened",
  "paid",
  "payment_failed",
  "offered",
  "signed",
  "declined",
  "closed",
  "call terminate",
  "terminated",
  "call order_close",
  "order_closed",
];
