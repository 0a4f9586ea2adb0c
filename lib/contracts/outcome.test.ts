import { describe, expect, it } from "vitest";
import {
  callOf,
  factAt,
  NOTHING,
  noticeAt,
  orderAt,
  PREPAY,
  paidNotice,
  presignAt,
  queryAt,
  START_MS,
  signedNotice,
  wireTime,
} from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";
import { ASKED_AFTER_MS } from "./follow-up";
import { indexRow } from "./index-row";
import { lookupKeys } from "./lookup-keys";
import { outcomeOf, RESENDS_OVER_MS } from "./outcome";
import { SESSION_MS } from "./session";

const MINUTE = 60_000;
const BEGUN = [orderAt(0), presignAt(1_000)];
const END = 1_000 + SESSION_MS;
/** By then it has ended by the platform's clock too. */
const OVER = END + ASKED_AFTER_MS;

const at = (evidence: Evidence[], atMs: number) => outcomeOf(fold("c", evidence), START_MS + atMs);
const orderSays = (trade_state: string, said: object = {}) =>
  callOf("partner-order-query", MINUTE, { reply: { trade_state, out_trade_no: "T1", ...said } });
const closing = (outTradeNo: string) => callOf("partner-order-close", MINUTE, { outTradeNo, status: 204, request: {} });

describe("what became of the order", () => {
  it.each([
    ["CLOSED", "order_closed"],
    ["REVOKED", "order_closed"],
    ["PAYERROR", "payment_failed"],
    ["REFUND", "awaiting_answer"],
    ["NOTPAY", "awaiting_payment"],
    ["USERPAYING", "awaiting_payment"],
  ] as const)("%s is %s, by our own evidence", (tradeState, kind) => {
    expect(at([...BEGUN, orderSays(tradeState)], 2 * MINUTE)).toMatchObject({ kind, knownBy: "record" });
  });

  it("is closed by a close that the platform accepted, of this order and no other, and with a reason", () => {
    expect(at([...BEGUN, closing("T1")], 2 * MINUTE)).toMatchObject({
      kind: "order_closed",
      expectation: { notification: "none", because: "order_closed" },
    });
    expect(at([...BEGUN, closing("T2")], 2 * MINUTE).kind).toBe("awaiting_payment");
    const refused = { ...closing("T1"), status: 400, verdict: "unsigned" } as Evidence;
    expect(at([...BEGUN, refused], 2 * MINUTE).kind).toBe("awaiting_payment");
  });

  it("is told by the simulated platform alone where nothing of ours says it", () => {
    const closed = factAt("order_closed", MINUTE, { prepayId: PREPAY });
    expect(at([...BEGUN, closed], 2 * MINUTE)).toMatchObject({ kind: "order_closed", knownBy: "simulator" });
    const paid = [factAt("paid", MINUTE, { prepayId: PREPAY })];
    expect(at([...BEGUN, ...paid], 2 * MINUTE)).toMatchObject({ kind: "awaiting_answer", knownBy: "simulator" });
    expect(at([...BEGUN, ...paid, paidNotice(MINUTE)], 2 * MINUTE)).toMatchObject({ knownBy: "record" });
  });

  it("once paid, is not failed or closed by what is said of it after", () => {
    const paid = paidNotice(30_000);
    for (const state of ["PAYERROR", "CLOSED"]) {
      expect(at([...BEGUN, paid, orderSays(state)], 2 * MINUTE).kind).toBe("awaiting_answer");
    }
  });
});

describe("a query after the session's end that finds nothing", () => {
  const nothing = queryAt(OVER, { code: "RESOURCE_NOT_EXISTS" }, 404);
  it.each([
    ["expired_unpaid", []],
    ["expired_unanswered", [paidNotice(MINUTE)]],
    ["paid_too_late", [paidNotice(END + 30_000)]],
  ] as const)("makes sure that it was not signed, and keeps the reason: %s", (because, more) => {
    const evidence = [...BEGUN, ...more, nothing];
    expect(at(evidence, END + 2 * MINUTE)).toMatchObject({
      kind: "unsigned",
      expectation: { notification: "none", because },
      knownBy: "record",
    });
    const row = indexRow(fold("c", evidence));
    expect(row).toMatchObject({ outcome: "unsigned", outcome_after: "unsigned", prompt_until: null });
  });

  it("says so too by a state that is none of a signed contract", () => {
    expect(at([...BEGUN, queryAt(OVER, { contract_state: "INIT" })], OVER).kind).toBe("unsigned");
    expect(at([...BEGUN, queryAt(END, { contract_state: "TO_BE_RENEWED" })], END).kind).toBe("signed");
  });

  it("proves nothing before the end by both clocks, nor when the answer is another refusal or cannot be trusted", () => {
    expect(at([...BEGUN, queryAt(OVER - 1, NOTHING, 404)], OVER).kind).toBe("expired");
    expect(at([...BEGUN, queryAt(OVER, {}, 500)], OVER).kind).toBe("expired");
    expect(at([...BEGUN, { ...nothing, verdict: "failed" } as Evidence], END + 2 * MINUTE).kind).toBe("expired");
  });

  it("proves nothing where it asked under another service than the contract's own", () => {
    const asked = (serviceId: number) => ({ ...nothing, serviceId }) as Evidence;
    const kindOf = (...evidence: Evidence[]) => at([...BEGUN, ...evidence], OVER).kind;
    expect([kindOf(asked(12536)), kindOf(asked(12535))]).toEqual(["expired", "unsigned"]);
    const wrong = { out_contract_code: "c", prepay_id: "wx9", service_id: 12536 };
    const refused = presignAt(0, { id: "ex_0", status: 400, verdict: "unsigned", request: wrong, reply: {} });
    expect(kindOf(refused, asked(12536))).toBe("expired");
    const { marks } = fold("c", [...BEGUN, asked(12536)]);
    expect(marks.at(-1)).toMatchObject({ kind: "queried_elsewhere", detail: "service_id 12536" });
  });

  it("is of that session alone", () => {
    const again = presignAt(END + 2 * MINUTE, { request: { out_contract_code: "c", prepay_id: "wx2" } });
    expect(at([...BEGUN, nothing, again], END + 3 * MINUTE).kind).toBe("awaiting_payment");
  });
});

describe("the notification of a signing that is known", () => {
  const asked = queryAt(2 * MINUTE, { contract_state: "SIGNED", contract_signed_time: wireTime(MINUTE) });
  it.each([
    ["a query", asked, "record", "signed"],
    ["the simulated platform", factAt("signed", MINUTE), "simulator", "signed_awaiting_notification"],
  ] as const)("by %s is due while it can be sent again, and lost after", (_by, piece, knownBy, kind) => {
    const lostAt = MINUTE + RESENDS_OVER_MS;
    const evidence = [...BEGUN, piece];
    expect(at(evidence, lostAt - 1)).toMatchObject({ kind, knownBy, expectation: { notification: "due" } });
    const lost = { kind: "signed", knownBy, expectation: { notification: "lost" } };
    expect(at(evidence, lostAt)).toMatchObject(lost);
    expect(at([...evidence, signedNotice(lostAt)], lostAt + 1)).toMatchObject({
      expectation: { notification: "arrived" },
    });
  });
});

describe("a contract that has ended", () => {
  const ended = noticeAt(10 * MINUTE, {
    contract_state: "TERMINATED",
    contract_id: "c1",
    contract_signed_time: wireTime(MINUTE),
    contract_terminate_info: { contract_terminated_time: wireTime(9 * MINUTE), contract_termination_mode: "USER" },
  });

  it("does not claim that its signing was told of, and keeps when it was signed", () => {
    const evidence = [...BEGUN, ended];
    expect(at(evidence, 11 * MINUTE)).toMatchObject({ kind: "terminated", expectation: { notification: "due" } });
    expect(at(evidence, MINUTE + RESENDS_OVER_MS)).toMatchObject({ expectation: { notification: "lost" } });
    expect(indexRow(fold("c", evidence))).toMatchObject({
      signed_at: START_MS + MINUTE,
      ended_at: START_MS + 9 * MINUTE,
    });
  });

  it("knows that its signing was told of, before the end or after", () => {
    for (const heardAt of [2 * MINUTE, 12 * MINUTE]) {
      const told = signedNotice(heardAt, { contract_signed_time: wireTime(MINUTE) });
      const contract = fold("c", [...BEGUN, ended, told]);
      expect(outcomeOf(contract, START_MS + 13 * MINUTE).expectation).toEqual({ notification: "arrived" });
      expect(contract.signing).toMatchObject({ signedAtMs: START_MS + MINUTE, atMs: START_MS + 9 * MINUTE });
    }
  });

  it("is known by whoever said it", () => {
    const facts = [factAt("signed", MINUTE), factAt("terminated", 9 * MINUTE)];
    expect(at([...BEGUN, ...facts], 10 * MINUTE).knownBy).toBe("simulator");
    expect(at([...BEGUN, ...facts, ended], 11 * MINUTE).knownBy).toBe("record");
  });
});

describe("what may be of another contract, or of none", () => {
  const elsewhere = (operationId: string, reply: object) =>
    callOf(operationId, MINUTE, { serviceId: 12536, reply: { service_id: 12536, out_contract_code: "c", ...reply } });

  it("is no signing and no end of this one: a query or a termination that another service answered", () => {
    const asked = elsewhere("contract-query", {
      contract_state: "SIGNED",
      contract_id: "c9",
      contract_signed_time: wireTime(0),
    });
    const called = elsewhere("contract-terminate", {});
    const contract = fold("c", [...BEGUN, asked, called]);
    expect(outcomeOf(contract, START_MS + 2 * MINUTE).kind).toBe("awaiting_payment");
    expect(contract.marks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["queried_elsewhere", "terminated_elsewhere"]),
    );
    expect(lookupKeys("c", [...BEGUN, asked]).map(({ value }) => value)).not.toContain("c9");
  });

  it("is no proof that nothing was signed: a 404 without the platform's own error document", () => {
    for (const reply of [{}, { status: 404, error: "Not Found" }]) {
      expect(at([...BEGUN, queryAt(OVER, reply, 404)], OVER).kind).toBe("expired");
    }
    expect(fold("c", [...BEGUN, signedNotice(MINUTE), queryAt(OVER, {}, 404)]).contradictions).toEqual([]);
  });
});

it("a payment that failed leaves the session's end to be waited for, because the user may pay another way", () => {
  const failed = orderSays("PAYERROR");
  const row = indexRow(fold("c", [...BEGUN, failed]));
  expect(row).toMatchObject({
    outcome: "payment_failed",
    outcome_after: "payment_failed",
    prompt_until: START_MS + END,
  });
});

it("a notification that another address took is neither on its way nor lost", () => {
  const taken = (detail: string) => factAt("delivered", 2 * MINUTE, { detail });
  const evidence = [...BEGUN, factAt("signed", MINUTE), taken("ENTRUST.SIGN · 204")];
  for (const atMs of [3 * MINUTE, MINUTE + RESENDS_OVER_MS]) {
    expect(at(evidence, atMs)).toMatchObject({ kind: "signed", expectation: { notification: "elsewhere" } });
  }
  expect(at([...evidence, signedNotice(3 * MINUTE)], 4 * MINUTE).expectation.notification).toBe("arrived");
  const paid = [...BEGUN, factAt("signed", MINUTE), taken("TRANSACTION.SUCCESS · 204")];
  expect(at(paid, 3 * MINUTE).expectation.notification).toBe("due");
});

it("a shown name is looked for without the blanks around it, which nobody sees or copies", () => {
  const request = { out_contract_code: "c", contract_display_account: " 张 三　", prepay_id: "wx1" };
  expect(indexRow(fold("c", [presignAt(0, { request })])).account).toBe("张 三");
});
