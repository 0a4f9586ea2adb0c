import { mark as markCall } from "./call-mark";
import { claimsOf } from "./claims";
import type { Contract, Evidence, Mark } from "./contract";
import { contradictionsOf } from "./contradictions";
import { disputeOf } from "./disputed";
import { inOrder } from "./order";
import { type Orders, ordersOf } from "./orders";
import { filledIn } from "./parties";
import { readExchange } from "./read-exchange";
import { readFact } from "./read-fact";
import { readNotification } from "./read-notification";
import { type ExchangeEvidence, roleOf } from "./role";
import { isAskedElsewhere, servicesOf } from "./services";

/** What one piece of evidence says: a mark for the time line, and a change of what is known. */
export type Reading = {
  mark: Mark | null;
  change: Partial<Omit<Contract, "contractCode" | "contradictions" | "disputed" | "marks">>;
};

/**
 * The contract that a set of evidence adds up to. Pure, and blind to the order in which it is handed the evidence and
 * to a piece that is handed over twice.
 */
export function fold(contractCode: string, evidence: readonly Evidence[]): Contract {
  const pieces = inOrder(evidence);
  const marks: Mark[] = [];
  const contract = nothingKnown(contractCode, marks);
  const [orders, services] = [ordersOf(pieces), servicesOf(pieces)];
  const speaking = pieces.filter((piece) => !isAskedElsewhere(piece, services));
  for (const piece of pieces) {
    const { mark, change } = isAskedElsewhere(piece, services) ? elsewhere(piece) : read(piece, contract, orders);
    if (mark) marks.push(mark);
    Object.assign(contract, change);
  }
  Object.assign(contract, filledIn(contract, speaking));
  const claims = speaking.flatMap(claimsOf);
  contract.contradictions = contradictionsOf(claims);
  contract.disputed = disputeOf(contract, claims);
  return contract;
}

function nothingKnown(contractCode: string, marks: Mark[]): Contract {
  return {
    contractCode,
    serviceId: null,
    displayAccount: null,
    notifyUrl: null,
    openid: null,
    subOpenid: null,
    subMchid: null,
    prepayId: null,
    outTradeNo: null,
    presign: { state: "none" },
    payment: { state: "unknown" },
    signing: { state: "unknown" },
    contradictions: [],
    disputed: null,
    marks,
  };
}

function elsewhere(piece: ExchangeEvidence): Reading {
  const kind = roleOf(piece) === "query" ? "queried_elsewhere" : "terminated_elsewhere";
  return { mark: markCall(piece, kind, `service_id ${piece.serviceId}`), change: {} };
}

function read(piece: Evidence, contract: Contract, orders: Orders): Reading {
  if (piece.kind === "exchange") return readExchange(piece, contract, orders);
  if (piece.kind === "notification") return readNotification(piece, contract, orders);
  return readFact(piece, contract);
}
