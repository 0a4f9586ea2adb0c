import fc from "fast-check";
import type { Evidence, PlatformEvent } from "@/lib/contracts/contract";
import { CONTRACT_EVENTS } from "@/lib/wechatpay/events/registry";
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
const EVENT_TYPES = CONTRACT_EVENTS.flatMap(({ eventTypes }) => eventTypes);
const VERDICTS = ["verified", "verified", "verified", "unsigned", "failed"] as const;

// Few instants, so that pieces often share one: as under a clock that stands still.
const instant = fc.constantFrom(0, 1, 60_000, 61_000, 600_000, 7_200_000, 7_300_000, 9_000_000);
const sequence = fc.nat(9_999);
const state = fc.constantFrom("SIGNED", "TERMINATED", "SIGN_FAILED", "TO_BE_RENEWED", "ANYTHING");
const time = fc.option(instant).map((at) => (at === null ? null : wireTime(at)));
/** Members that are null are left out, as the platform does. */
const said = (members: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
const parties = fc.constantFrom(
  { service_id: 1, openid: "o1", sub_openid: "o2", sub_mchid: "1900000109" },
  { plan_id: "2", sp_openid: "o3", contract_display_account: "A" },
  {},
);
const document = fc
  .record({ state, id: fc.constantFrom("c1", "c2", null), at: time, end: fc.option(time), who: parties })
  .map(({ state: contractState, id, at, end, who }) =>
    said({
      ...who,
      out_contract_code: CODE,
      contract_state: contractState,
      contract_id: id,
      contract_signed_time: at,
      contract_terminate_info:
        end === null ? null : said({ contract_terminated_time: end, contract_termination_mode: "USER" }),
    }),
  );
/** What is told in the shapes of other products, and in none that is known. */
const otherShape = fc.record({ at: time, who: parties, kind: fc.nat(4), isEnd: fc.boolean() }).map((of) => {
  const { at, who, kind, isEnd } = of;
  const shapes = [
    { ...who, out_contract_code: CODE, operate_time: at, contract_termination_mode: isEnd ? "USER" : null },
    { ...who, user_service_status: isEnd ? "USER_CLOSE_SERVICE" : "USER_OPEN_SERVICE", openorclose_time: at },
    { ...who, contract_information: { contract_id: "c1", contract_status: isEnd ? "DELETE" : "ADD", create_time: at } },
    { out_contract_code: CODE, contract_status: isEnd ? "DELETE" : "ADD", contract_id: "c2", create_time: at },
    { anything: [] },
  ];
  return said(shapes[kind] ?? {});
});
const tradeState = fc.constantFrom("SUCCESS", "SUCCESS", "REFUND", "CLOSED", "REVOKED", "PAYERROR", "NOTPAY");
const payment = fc
  .record({
    no: fc.constantFrom("T1", "T2", "T3", null),
    state: tradeState,
    transaction: fc.constantFrom("42001", "42002", null),
    at: time,
  })
  .map(({ no, state: trade_state, transaction, at }) =>
    said({ out_trade_no: no, trade_state, transaction_id: transaction, success_time: at }),
  );

const order = fc.constantFrom(...PREPAYS).map((prepayId) => ({
  operationId: "partner-jsapi-order",
  request: { out_trade_no: prepayId === "wx1" ? "T1" : "T2" },
  reply: { prepay_id: prepayId },
}));
const presign = fc
  .record({ prepayId: fc.constantFrom(...PREPAYS, null), sessionId: fc.constantFrom("s1", "s2", null), who: parties })
  .map(({ prepayId, sessionId, who }) => ({
    operationId: "service-provider-pay-redirect-sign",
    request: said({ ...who, out_contract_code: CODE, prepay_id: prepayId }),
    reply: said({ code: "NO_AUTH", message: "", pre_entrustweb_id: prepayId === null ? sessionId : null }),
  }));
const query = fc
  .record({ reply: document, serviceId: fc.constantFrom(1, 2, 3, null) })
  .map((told) => ({ operationId: "contract-query", request: null, ...told }));
const end = fc.constant({
  operationId: "contract-terminate",
  request: { contract_termination_remark: "r" },
  reply: {},
});
const orderQuery = payment.map((reply) => ({ operationId: "partner-order-query", request: null, reply }));
const orderClose = fc
  .constantFrom("T1", "T2", null)
  .map((outTradeNo) => ({ operationId: "partner-order-close", request: {}, reply: null, outTradeNo }));

const call = fc
  .record({
    said: fc.oneof(order, presign, presign, query, end, orderQuery, orderClose),
    at: instant,
    n: sequence,
    status: fc.constantFrom(200, 200, 200, 200, 302, 400, 404, 429, 500, 503, null),
    verdict: fc.constantFrom(...VERDICTS),
  })
  .map(({ said: { operationId, ...told }, at, n, status, verdict }) =>
    callOf(operationId, at, { id: `ex_${n}`, ...told, status, verdict }),
  );
const notice = fc
  .record({
    resource: fc.oneof(document, payment, otherShape),
    eventType: fc.constantFrom(...EVENT_TYPES, null),
    at: instant,
    n: sequence,
    isVerified: fc.boolean(),
  })
  .map(
    ({ resource, eventType, at, n, isVerified }): Evidence =>
      ({ ...noticeAt(at, resource, isVerified), id: `nt_${n}`, eventType }) as Evidence,
  );
const fact = fc
  .record({
    event: fc.constantFrom(...EVENTS),
    at: instant,
    detail: fc.constantFrom(null, "USER_TERMINATE"),
    prepayId: fc.constantFrom(null, ...PREPAYS, "s1", "wx9"),
  })
  .map(({ event, at, ...told }) => factAt(event, at, told));

/** Any set of evidence of one contract, as a sequence in any order. */
export const anyEvidence: fc.Arbitrary<Evidence[]> = fc.uniqueArray(fc.oneof(call, notice, fact), {
  maxLength: 14,
  selector: (piece) => (piece.kind === "fact" ? JSON.stringify(piece) : piece.id),
});
