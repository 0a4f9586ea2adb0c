import { textMember } from "@/lib/wechatpay/json";
import type { Evidence } from "./contract";
import { type ExchangeEvidence, roleOf } from "./role";

/** The evidence in the order in which it happened, each piece once; the same for every order in which it is given. */
export function inOrder(evidence: readonly Evidence[]): Evidence[] {
  const once = new Map<string, Evidence>();
  for (const piece of evidence) once.set(identityOf(piece), piece);
  const starts = sessionStarts([...once.values()]);
  return [...once]
    .map(([identity, piece]) => {
      const session = String(sessionOf(piece, starts)).padStart(6, "0");
      return { piece, key: `${session} ${causeOf(piece)} ${sequenceOf(piece)} ${identity}` };
    })
    .sort((left, right) => left.piece.atMs - right.piece.atMs || (left.key < right.key ? -1 : 1))
    .map(({ piece }) => piece);
}

function identityOf(piece: Evidence): string {
  if (piece.kind !== "fact") return piece.id;
  return `fact ${piece.atMs} ${piece.event} ${piece.detail ?? ""} ${piece.prepayId ?? ""}`;
}

/** When the first of our calls named each session, by the ids, which are made in the order of time; the first session first. */
function sessionStarts(pieces: readonly Evidence[]): { prepayId: string; stamp: string }[] {
  const starts = new Map<string, string>();
  for (const piece of pieces) {
    if (piece.kind !== "exchange" || !isOpening(piece)) continue;
    const prepayId =
      textMember(piece.request, "prepay_id") ??
      textMember(piece.reply, "prepay_id") ??
      textMember(piece.reply, "pre_entrustweb_id");
    if (prepayId === null) continue;
    const [stamp, known] = [stampOf(piece.id), starts.get(prepayId)];
    if (known === undefined || stamp < known) starts.set(prepayId, stamp);
  }
  return [...starts]
    .map(([prepayId, stamp]) => ({ prepayId, stamp }))
    .sort((left, right) => (`${left.stamp} ${left.prepayId}` < `${right.stamp} ${right.prepayId}` ? -1 : 1));
}

/**
 * A clock that stands still gives all evidence one instant: what belongs to an earlier session then comes before all of
 * a later one. What the platform did and names no session is of the last.
 */
function sessionOf(piece: Evidence, starts: readonly { prepayId: string; stamp: string }[]): number {
  if (piece.kind !== "fact") return starts.filter(({ stamp }) => stamp <= stampOf(piece.id)).length;
  const place = starts.findIndex(({ prepayId }) => prepayId === piece.prepayId);
  return place < 0 ? starts.length : place + 1;
}

/**
 * Within one instant of a session: what opens it comes before what the payer did in it, a call before what it brought
 * about, and what we were told of it comes after.
 */
function causeOf(piece: Evidence): number {
  if (stepOf(piece) !== null) return 1;
  return piece.kind === "exchange" && isOpening(piece) ? 0 : 2;
}

function isOpening(piece: ExchangeEvidence): boolean {
  return ["order", "presign"].includes(roleOf(piece));
}

/** What has a place of its own among the facts of one instant: they, and the calls that cause one of them. */
function stepOf(piece: Evidence): string | null {
  if (piece.kind === "fact") return piece.event;
  if (piece.kind !== "exchange") return null;
  const call = `call ${roleOf(piece)}`;
  return CAUSAL.includes(call) ? call : null;
}

/** Recorded pieces go by their ids, facts of one instant by their causal order. */
function sequenceOf(piece: Evidence): string {
  const step = stepOf(piece);
  if (piece.kind !== "fact" && step === null) return stampOf(piece.id);
  const rank = CAUSAL.indexOf(step ?? "");
  return String(rank < 0 ? CAUSAL.length : rank).padStart(2, "0");
}

/** Ids are made in the order of time, whatever they begin with. */
function stampOf(id: string): string {
  return id.slice(id.indexOf("_") + 1);
}

const CAUSAL: readonly string[] = [
  "session_opened",
  "payment_failed",
  "paid",
  "offered",
  "signed",
  "declined",
  "closed",
  "call terminate",
  "terminated",
  "call order_close",
  "order_closed",
  "replaced",
  "delivery_failed",
  "delivered",
];
