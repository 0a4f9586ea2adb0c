import { mark } from "./call-mark";
import type { Contract } from "./contract";
import type { Reading } from "./fold";
import type { Orders } from "./orders";
import { readContractCall } from "./read-contract-call";
import { readOrderCall } from "./read-order-call";
import { readPresign } from "./read-presign";
import { type ExchangeEvidence, isSuccess, roleOf } from "./role";

/** What one of our own calls says. Only a reply whose signature was verified is believed. */
export function readExchange(piece: ExchangeEvidence, contract: Contract, orders: Orders): Reading {
  const role = roleOf(piece);
  if (role === "presign") return readPresign(piece, contract, orders);
  if (piece.status === null) return { mark: mark(piece, "call_unanswered", piece.operationId), change: {} };
  if (piece.verdict === "failed" || (isSuccess(piece.status) && piece.verdict !== "verified")) {
    return { mark: { ...mark(piece, "reply_untrusted", piece.operationId), counted: false }, change: {} };
  }
  return role === "query" || role === "terminate"
    ? readContractCall(piece, contract, role)
    : readOrderCall(piece, contract, { role, orders });
}
