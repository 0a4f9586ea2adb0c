import fc from "fast-check";
import type { Evidence, PlatformEvent } from "@/lib/contracts/contract";
import { CODE, callOf, factAt, noticeAt, wireTime } from "./evidence";

const EVENTS: PlatformEvent[] = [
  "session_opened",
  "paid",
  "payment_failed",
  "offered",
  "declined",
  "closed",
  "replaced",
  "signed",
  "terminated",
  "order_closed",
  "delivered",
  "delivery_failed",
];
const PREPAYS = ["wx1", "wx2"] as const;
const VERDICTS = ["verified", "verified", "verified", "unsigned", "failed"] as const;

// Few instants, so that pieces often share one: as under a clock that stands still.
const instant = fc.constantFrom(0, 1, 60_000, 61_000, 600_000, 7_200_000, 7_300_000, 9_000_000);
const sequence = fc.nat(9_999);
const state = fc.constantFrom("SIGNED", "TERMINATED", "SIGN_FAILED", "ANYTHING");
const document = fc
  .record({ state, id: fc.constantFrom("c1", "c2"), at: instant, end: fc.option(instant) })
  .map(({ state: contractState, id, at, end }) => ({
    out_contract_code: CODE,
    contract_state: contractState,
    contract_id: id,
    contract_signed_time: wireTime(at),
    ...(end === null
      ? {}
      : { contract_terminate_info: { contract_terminated_time: wireTime(end), contract_termination_mode: "USER" } }),
  }));
const payment = fc
  .record({ no: fc.constantFrom("T1", "T2"), transaction: fc.constantFrom("42001", "42002"), at: instant })
  .map(({ no, transaction, at }) => ({
    out_trade_no: no,
    trade_state: "SUCCESS",
    transaction_id: transaction,
    success_time: wireTime(at),
  }));

const order = fc.constantFrom(...PREPAYS).map((prepayId) => ({
  operationId: "partner-jsapi-order",
  request: { out_trade_no: prepayId === "wx1" ? "T1" : "T2" },
  reply: { prepay_id: prepayId },
}));
const presign = fc.constantFrom(...PREPAYS, undefined).map((prepayId) => ({
  operationId: "service-provider-pay-redirect-sign",
  request: { out_contract_code: CODE, ...(prepayId ? { prepay_id: prepayId } : {}), service_id: 1 },
  reply: { code: "NO_AUTH", message: "" },
}));
const query = document.map((reply) => ({ operationId: "contract-query", request: null, reply }));
const end = fc.constant({
  operationId: "contract-terminate",
  request: { contract_termination_remark: "r" },
  reply: {},
});
const orderQuery = payment.map((reply) => ({ operationId: "partner-order-query", request: null, reply }));

const call = fc
  .record({
    said: fc.oneof(order, presign, query, end, orderQuery),
    at: instant,
    n: sequence,
    status: fc.constantFrom(200, 200, 200, 400, 404, null),
    verdict: fc.constantFrom(...VERDICTS),
  })
  .map(({ said: { operationId, request, reply }, at, n, status, verdict }) =>
    callOf(operationId, at, { id: `ex_${n}`, request, reply, status, verdict }),
  );
const notice = fc
  .record({ resource: fc.oneof(document, payment), at: instant, n: sequence, isVerified: fc.boolean() })
  .map(
    ({ resource, at, n, isVerified }): Evidence =>
      ({ ...noticeAt(at, resource, isVerified), id: `nt_${n}` }) as Evidence,
  );
const fact = fc
  .record({ event: fc.constantFrom(...EVENTS), at: instant, detail: fc.constantFrom(null, "a") })
  .map(({ event, at, detail }) => factAt(event, at, detail));

/** Any set of evidence of one contract, as a sequence in any order. */
export const anyEvidence: fc.Arbitrary<Evidence[]> = fc.uniqueArray(fc.oneof(call, notice, fact), {
  maxLength: 14,
  selector: (piece) => (piece.kind === "fact" ? JSON.stringify(piece) : piece.id),
});
