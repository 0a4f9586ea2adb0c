import { describe, expect, test } from "vitest";
import type { Command, OrderDraft, Outcome, SessionDraft } from "./command";
import { refusalError } from "./refusals";
import { DEFAULT_SETTINGS } from "./settings";
import { EMPTY_SLICE, type Order, type Session, type SimContract, type Slice } from "./state";
import { transition } from "./transition";

const START = Date.parse("2026-03-01T08:00:00Z");
const HOUR = 3_600_000;
const settings = DEFAULT_SETTINGS;

const orderDraft: OrderDraft = {
  mode: "partner",
  contractId: null,
  prepayId: "wx20260301160000aaaaaaaaaaaaaaaaaaaa",
  mchid: "1600000001",
  spAppid: "wxsp",
  subMchid: "1600000002",
  subAppid: "wxsub",
  outTradeNo: "T1234567",
  description: "book",
  attach: "note",
  notifyUrl: "https://shop.example/pay",
  total: 100,
  currency: "CNY",
  spOpenid: "o-sp",
  subOpenid: null,
  fingerprint: "order-1",
};

const sessionDraft: SessionDraft = {
  mode: "service-provider",
  scene: "pay-redirect-sign",
  payerOpenid: "o-sp",
  id: "ss_1",
  mchid: "1600000001",
  prepayId: orderDraft.prepayId,
  spAppid: "wxsp",
  spOpenid: "o-sp",
  subMchid: "1600000002",
  subAppid: "wxsub",
  subOpenid: null,
  serviceId: 12535,
  contractCode: "C1",
  notifyUrl: "https://shop.example/sign",
  displayAccount: "用户A",
  fingerprint: "presign-1",
};

const place = (nowMs = START, change: Partial<OrderDraft> = {}): Command => ({
  kind: "place_order",
  nowMs,
  draft: { ...orderDraft, ...change },
  deadlineMs: null,
  settings,
});
const presign = (nowMs = START, change: Partial<SessionDraft> = {}): Command => ({
  kind: "presign",
  nowMs,
  draft: { ...sessionDraft, ...change },
  settings,
});
const pay = (nowMs = START): Command => ({ kind: "pay", nowMs, transactionId: "4200000001", settings });
const agree = (nowMs = START): Command => ({ kind: "agree", nowMs, contractId: "201", settings });

type Changed = Extract<Outcome, { state: Slice }>;

function run(slice: Slice, ...commands: Command[]): Changed {
  return commands.reduce<Changed>(
    (at, command) => {
      const outcome = transition(at.state, command);
      if ("refusal" in outcome) throw new Error(`refused: ${outcome.refusal}`);
      return { state: outcome.state, deliveries: [...at.deliveries, ...outcome.deliveries] };
    },
    { state: slice, deliveries: [] },
  );
}

const refusalOf = (slice: Slice, command: Command) => {
  const outcome = transition(slice, command);
  return "refusal" in outcome ? outcome.refusal : "accepted";
};

const ordered = run(EMPTY_SLICE, place()).state;
const presigned = run(ordered, presign()).state;
const prompted = run(presigned, pay()).state;

describe("an order", () => {
  test("asked for again with the same parameters keeps its prepay_id while that lives, and gets a fresh one afterwards", () => {
    const again = run(ordered, place(START + HOUR, { prepayId: "fresh" })).state;
    expect(again.order?.prepayId).toBe(orderDraft.prepayId);
    const later = run(ordered, place(START + 2 * HOUR, { prepayId: "fresh" })).state;
    expect(later.order).toMatchObject({ prepayId: "fresh", prepayExpiresAtMs: START + 4 * HOUR });
    expect(later.order?.closesAtMs).toBe(ordered.order?.closesAtMs);
  });

  test("with the same number and other parameters is refused with 403 OUT_TRADE_NO_USED", () => {
    expect(refusalOf(ordered, place(START, { fingerprint: "other" }))).toBe("trade_no_used");
    expect(refusalError("trade_no_used")).toMatchObject({ status: 403 });
    expect(JSON.parse(refusalError("trade_no_used").body).code).toBe("OUT_TRADE_NO_USED");
  });

  test("that is paid or closed cannot be asked for again", () => {
    expect(refusalOf(prompted, place())).toBe("order_paid");
    expect(refusalOf(ordered, place(START + 8 * 24 * HOUR))).toBe("order_closed");
  });

  test("has a deadline between one minute and fifteen days", () => {
    const withDeadline = (deadlineMs: number) =>
      run(EMPTY_SLICE, { ...place(), deadlineMs } as Command).state.order?.closesAtMs;
    expect(withDeadline(START - HOUR)).toBe(START + 60_000);
    expect(withDeadline(START + 400 * 24 * HOUR)).toBe(START + 15 * 24 * HOUR);
  });
});

describe("a pre-sign", () => {
  test("needs an unpaid order of the same service provider, sub-merchant and payer with a living prepay_id", () => {
    expect(refusalOf(EMPTY_SLICE, presign())).toBe("prepay_unknown");
    expect(refusalOf(ordered, presign(START, { mchid: "1600000009" }))).toBe("prepay_of_other");
    expect(refusalOf(ordered, presign(START, { subMchid: "1600000009" }))).toBe("prepay_of_other");
    expect(refusalOf(ordered, presign(START, { spOpenid: "o-other" }))).toBe("prepay_of_other_payer");
    expect(refusalOf(ordered, presign(START + 2 * HOUR))).toBe("prepay_expired");
    expect(refusalOf(run(ordered, pay()).state, presign())).toBe("order_paid");
    expect(refusalOf(ordered, presign(START + 2 * HOUR - 1))).toBe("accepted");
  });

  test("repeated with the identical body is the same session, with another body it is refused", () => {
    const repeated = run(presigned, presign(START + HOUR, { id: "ss_2" })).state;
    expect(repeated).toBe(presigned);
    expect(refusalOf(presigned, presign(START, { id: "ss_2", fingerprint: "presign-2" }))).toBe("code_reserved");
  });

  test("frees its code when it ends without a contract, and consumes it for good when it is signed", () => {
    const other = presign(START, { id: "ss_2", fingerprint: "presign-2" });
    const declined = run(prompted, { kind: "decline", nowMs: START }).state;
    const ended = (session: Session | null): Slice =>
      session === null
        ? ordered
        : { ...ordered, codeUse: { kind: "reserved", by: [{ session, order: ordered.order }] } };
    expect(refusalOf(ended(declined.session), other)).toBe("accepted");
    const signed = run(prompted, agree()).state;
    expect(signed.codeUse.kind).toBe("consumed");
    expect(refusalOf({ ...ordered, codeUse: signed.codeUse }, other)).toBe("code_consumed");
  });

  test("gets a code whose order was closed, ran out or was paid without an offer", () => {
    const other = presign(START, { id: "ss_2", prepayId: "other", fingerprint: "presign-2" });
    const waiting = sessionOf(presigned);
    const askedOf = (order: Order | null, nowMs = START) => {
      const asking: Slice = { ...ordered, codeUse: { kind: "reserved", by: [{ session: waiting, order }] } };
      return refusalOf(asking, { ...other, nowMs } as Command);
    };
    const order = orderOf(ordered);
    expect(askedOf(order)).toBe("code_reserved");
    expect(askedOf({ ...order, state: "CLOSED" })).toBe("accepted");
    expect(askedOf({ ...order, state: "SUCCESS" })).toBe("accepted");
    expect(askedOf(null)).toBe("accepted");
    const soon = { ...order, prepayExpiresAtMs: START };
    expect(askedOf(soon)).toBe("accepted");
    const mini: Session = { ...waiting, scene: "mini-program" };
    const held: Slice = { ...ordered, codeUse: { kind: "reserved", by: [{ session: mini, order: null }] } };
    expect(refusalOf(held, other)).toBe("code_reserved");
  });

  test("finds its own session again behind a newer one of the same code that has ended", () => {
    const [first, ended] = [sessionOf(presigned), { ...sessionOf(presigned), id: "ss_2", state: "DECLINED" as const }];
    const { order } = ordered;
    const by = [
      { session: ended, order: null },
      { session: first, order },
    ];
    const again = run({ ...ordered, codeUse: { kind: "reserved", by } }, presign()).state;
    expect(again.codeUse).toEqual({ kind: "reserved", by: [{ session: first, order }] });
  });

  test("with another code for the same order takes the first one's place", () => {
    const change = { id: "ss_2", contractCode: "C2", fingerprint: "presign-2" };
    const second = run({ ...presigned, codeUse: { kind: "free" } }, presign(START, change)).state;
    expect(second.session).toMatchObject({ id: "ss_2", state: "ACTIVE" });
    expect(second.replaced).toMatchObject({ id: "ss_1", state: "CLOSED" });
  });
});

describe("the payer", () => {
  test("who pays and agrees causes exactly the payment and the contract notification, each to its own address", () => {
    const { state, deliveries } = run(presigned, pay(), agree());
    expect(deliveries.map(({ eventType, url }) => [eventType, url])).toEqual([
      ["TRANSACTION.SUCCESS", "https://shop.example/pay"],
      ["ENTRUST.SIGN", "https://shop.example/sign"],
    ]);
    expect(state.contract).toMatchObject({ contractId: "201", contractCode: "C1", state: "SIGNED" });
    const plaintexts = deliveries.map(({ plaintext }) => JSON.parse(plaintext));
    expect(Object.keys(plaintexts[0])).toEqual(
      "sp_appid,sp_mchid,sub_appid,sub_mchid,out_trade_no,transaction_id,trade_type,trade_state,trade_state_desc,bank_type,attach,success_time,payer,amount".split(
        ",",
      ),
    );
    expect(plaintexts[1]).toMatchObject({ contract_state: "SIGNED", out_contract_code: "C1", service_id: 12535 });
  });

  test.each(["decline", "close"] as const)("who chooses %s causes no contract and no contract notification", (kind) => {
    const { state, deliveries } = run(presigned, pay(), { kind, nowMs: START });
    expect(deliveries.map(({ eventType }) => eventType)).toEqual(["TRANSACTION.SUCCESS"]);
    expect(state.contract).toBeNull();
    expect(refusalOf(state, agree())).toBe("not_offered");
  });

  test("whose payment fails causes nothing at all, and may try again", () => {
    const failed = run(presigned, { kind: "fail_payment", nowMs: START });
    expect(failed.deliveries).toEqual([]);
    expect(failed.state.session?.state).toBe("ACTIVE");
    expect(refusalOf(failed.state, pay())).toBe("accepted");
  });

  test("is offered nothing without a pre-sign, and nothing once the session has run out", () => {
    expect(refusalOf(run(ordered, pay()).state, agree())).toBe("not_offered");
    const lateOrder = { ...presigned, order: { ...orderOf(presigned), prepayExpiresAtMs: START + 9 * HOUR } };
    const late = run(lateOrder, pay(START + 2 * HOUR)).state;
    expect(late.session?.state).toBe("EXPIRED");
    expect(refusalOf(late, agree(START + 2 * HOUR))).toBe("not_offered");
  });

  test("who answers the offer after the session's two hours is too late", () => {
    expect(refusalOf(prompted, agree(START + 2 * HOUR - 1))).toBe("accepted");
    expect(refusalOf(prompted, agree(START + 2 * HOUR))).toBe("session_expired");
  });

  test("who agrees to the second of two live sessions of a code is told that it is consumed", () => {
    const { codeUse } = run(prompted, agree()).state;
    expect(refusalOf({ ...prompted, codeUse }, agree())).toBe("code_consumed");
  });

  test("cannot pay with a contract that has ended since the order was placed, unless nobody asks", () => {
    const { contract } = run(prompted, agree()).state;
    if (!contract) throw new Error("no contract");
    const inForce: SimContract = { ...contract, spOpenid: "o-sp" };
    const order: Order = { ...orderOf(ordered), contractId: contract.contractId };
    const payWith = (one: SimContract | null, checkPaymentContract = true) =>
      refusalOf({ ...ordered, order, contract: one }, {
        ...pay(),
        settings: { ...settings, checkPaymentContract },
      } as Command);
    expect(payWith(inForce)).toBe("accepted");
    expect(payWith({ ...inForce, state: "TERMINATED" })).toBe("payment_contract_terminated");
    expect(payWith({ ...inForce, state: "TERMINATED" }, false)).toBe("accepted");
    expect(payWith(null)).toBe("payment_contract_unknown");
  });

  test("cannot pay twice, nor with a prepay_id that ran out", () => {
    expect(refusalOf(prompted, pay())).toBe("order_paid");
    expect(refusalOf(ordered, pay(START + 2 * HOUR))).toBe("prepay_expired");
    expect(refusalOf(EMPTY_SLICE, pay())).toBe("prepay_unknown");
  });
});

function sessionOf(slice: Slice) {
  if (!slice.session) throw new Error("no session");
  return slice.session;
}

function orderOf(slice: Slice) {
  if (!slice.order) throw new Error("no order");
  return slice.order;
}
