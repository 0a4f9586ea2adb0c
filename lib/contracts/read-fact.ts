import type { Contract, Evidence, Lane, PlatformEvent, PlatformFact } from "./contract";
import { laneOfEnd } from "./ended-by";
import type { Reading } from "./fold";
import { ended } from "./read-state";

type FactEvidence = Extract<Evidence, { kind: "fact" }>;

const LANES: Record<PlatformEvent, Lane> = {
  session_opened: "wechat",
  paid: "payer",
  payment_failed: "payer",
  offered: "wechat",
  declined: "payer",
  closed: "payer",
  replaced: "wechat",
  signed: "payer",
  terminated: "wechat",
  order_closed: "merchant",
  delivered: "wechat",
  delivery_failed: "wechat",
};

/** What the simulated platform adds: the steps of which the real one would tell a merchant nothing. */
export function readFact({ atMs, event, detail }: FactEvidence, contract: Contract): Reading {
  const mark = {
    atMs,
    lane: event === "terminated" ? laneOfEnd(detail) : LANES[event],
    kind: event,
    source: "simulator",
    counted: true,
    evidence: null,
    detail,
  } as const;
  return { mark, change: changeOf({ event, atMs, detail }, contract) };
}

function changeOf({ event, atMs, detail }: PlatformFact, contract: Contract): Reading["change"] {
  const isOver = contract.signing.state === "signed" || contract.signing.state === "terminated";
  switch (event) {
    case "paid":
      return contract.payment.state === "paid" ? {} : { payment: { state: "paid", atMs, transactionId: null } };
    case "payment_failed":
      return contract.payment.state === "paid" ? {} : { payment: { state: "failed", atMs } };
    case "offered":
    case "declined":
    case "closed":
    case "replaced":
      return isOver ? {} : { signing: { state: event, atMs } };
    case "signed":
      return isOver ? {} : { signing: { state: "signed", atMs, contractId: null, notified: false, queried: false } };
    case "terminated":
      return { signing: ended(null, contract, { atMs, by: detail, remark: null }) };
    default:
      return {};
  }
}
