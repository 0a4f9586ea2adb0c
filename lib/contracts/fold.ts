import type { Contract, Evidence, Mark } from "./contract";
import { readExchange } from "./read-exchange";
import { readFact } from "./read-fact";
import { readNotification } from "./read-notification";

/** What one piece of evidence says: a mark for the time line, and a change of what is known. */
export type Reading = { mark: Mark | null; change: Partial<Omit<Contract, "contractCode" | "marks">> };

/**
 * The contract that a set of evidence adds up to. Pure, and blind to the order in which it is handed the evidence:
 * pieces are read in the order in which they happened, ties by their id.
 */
export function fold(contractCode: string, evidence: readonly Evidence[]): Contract {
  const marks: Mark[] = [];
  const contract = nothingKnown(contractCode, marks);
  for (const piece of [...evidence].sort(byTime)) {
    const { mark, change } = read(piece, contract);
    if (mark) marks.push(mark);
    Object.assign(contract, change);
  }
  return contract;
}

function nothingKnown(contractCode: string, marks: Mark[]): Contract {
  return {
    contractCode,
    serviceId: null,
    displayAccount: null,
    notifyUrl: null,
    prepayId: null,
    outTradeNo: null,
    presign: { state: "none" },
    payment: { state: "unknown" },
    signing: { state: "unknown" },
    marks,
  };
}

function read(piece: Evidence, contract: Contract): Reading {
  if (piece.kind === "exchange") return readExchange(piece, contract);
  if (piece.kind === "notification") return readNotification(piece, contract);
  return readFact(piece, contract);
}

function byTime(left: Evidence, right: Evidence): number {
  if (left.atMs !== right.atMs) return left.atMs - right.atMs;
  return sortKey(left) < sortKey(right) ? -1 : 1;
}

const FACTS: readonly string[] = [
  "session_opened",
  "paid",
  "payment_failed",
  "offered",
  "signed",
  "declined",
  "closed",
  "terminated",
  "order_closed",
];

/** Facts of one instant keep their causal order: a payment before the offer that it brings. */
function sortKey(piece: Evidence): string {
  if (piece.kind !== "fact") return `1 ${piece.id}`;
  const rank = FACTS.indexOf(piece.event);
  return `0 ${rank < 0 ? 9 : rank} ${piece.detail ?? ""}`;
}
