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
export function readFact({ atMs, event, detail, prepayId }: FactEvidence, contract: Contract): Reading {
  const mark = {
    atMs,
    lane: event === "terminated" ? laneOfEnd(detail) : LANES[event],
    kind: event,
    source: "simulator",
    counted: true,
    evidence: null,
    detail,
  } as const;
  return { mark, change: changeOf({ event, atMs, detail, prepayId }, contract) };
}

function changeOf({ event, atMs, detail, prepayId }: PlatformFact, contract: Contract): Reading["change"] {
  const isOver = contract.signing.state === "signed" || contract.signing.state === "terminated";
  if (event === "terminated") {
    return { signing: ended(null, contract, { atMs, by: detail, remark: null, isStated: true, source: "simulator" }) };
  }
  if (event === "signed") {
    const told = { contractId: null, notified: false, queried: false, delivered: false };
    return isOver ? {} : { signing: { state: "signed", atMs, ...told } };
  }
  if (event === "delivered") return delivered(detail, contract);
  if (isOfAnother(prepayId, contract)) return {};
  const { payment } = contract;
  switch (event) {
    case "paid":
      return payment.state === "paid"
        ? {}
        : { payment: { state: "paid", atMs, transactionId: null, source: "simulator" } };
    case "payment_failed":
      return payment.state === "unknown" ? { payment: { state: "failed", atMs, source: "simulator" } } : {};
    case "order_closed":
      return payment.state === "paid" || payment.state === "closed"
        ? {}
        : { payment: { state: "closed", atMs, source: "simulator" } };
    case "offered":
    case "declined":
    case "closed":
    case "replaced":
      return isOver ? {} : { signing: { state: event, atMs } };
    default:
      return {};
  }
}

/** What is delivered of a contract that is signed is the word of its signing, unless it is that of a payment. */
function delivered(detail: string | null, { signing }: Contract): Reading["change"] {
  const isOfContract = detail !== null && !detail.startsWith("TRANSACTION.");
  return signing.state === "signed" && isOfContract ? { signing: { ...signing, delivered: true } } : {};
}

/** An earlier session's facts may come late: they are shown, and change nothing of the one that is open now. */
function isOfAnother(prepayId: string | null, { presign, prepayId: ordered }: Contract): boolean {
  const mine = ("sessionId" in presign ? presign.sessionId : null) ?? ordered;
  return prepayId !== null && mine !== null && prepayId !== mine;
}
