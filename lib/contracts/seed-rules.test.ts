import { describe, expect, it } from "vitest";
import {
  callOf,
  factAt,
  orderAt,
  paidNotice,
  presignAt,
  queryAt,
  START_MS,
  signedNotice,
} from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";
import { type NoneReason, type OutcomeKind, outcomeOf } from "./outcome";
import { SESSION_MS } from "./session";

const MINUTE = 60_000;
const ORDER = orderAt(0);
const PRESIGN = presignAt(1_000);
const END = 1_000 + SESSION_MS;
const paid = [factAt("paid", MINUTE), factAt("offered", MINUTE)];

/**
 * Every rule of 服务商模式支付后场景预签约 by which no signing notification is sent: 预签约失败时，将不会提示用户开通；若用户支付
 * 成功、且操作未超时、且无其他特殊原因，将提示；如果用户放弃签约或签约失败则不通知。
 */
const RULES: readonly [rule: string, evidence: Evidence[], atMs: number, kind: OutcomeKind, because: NoneReason][] = [
  [
    "预签约失败: the platform refused it",
    [ORDER, presignAt(1_000, { status: 403, verdict: "unsigned" })],
    MINUTE,
    "presign_refused",
    "presign_refused",
  ],
  ["预签约失败: it was never asked for", [ORDER], MINUTE, "not_presigned", "not_presigned"],
  [
    "支付成功 is missing: the payment failed",
    [ORDER, PRESIGN, factAt("payment_failed", MINUTE)],
    2 * MINUTE,
    "payment_failed",
    "payment_failed",
  ],
  ["支付成功 is missing: nobody paid within two hours", [ORDER, PRESIGN], END, "expired", "expired_unpaid"],
  [
    "操作超时: paid after two hours",
    [ORDER, PRESIGN, paidNotice(END + MINUTE)],
    END + 2 * MINUTE,
    "expired",
    "paid_too_late",
  ],
  [
    "操作超时: paid, and not answered within two hours",
    [ORDER, PRESIGN, paidNotice(MINUTE)],
    END,
    "silent",
    "expired_unanswered",
  ],
  [
    "其他特殊原因: a newer session took its place",
    [ORDER, PRESIGN, factAt("replaced", MINUTE)],
    2 * MINUTE,
    "replaced",
    "replaced",
  ],
  [
    "放弃签约: the user declined",
    [ORDER, PRESIGN, ...paid, factAt("declined", MINUTE)],
    2 * MINUTE,
    "declined",
    "declined",
  ],
  [
    "放弃签约: the user closed the page",
    [ORDER, PRESIGN, ...paid, factAt("closed", MINUTE)],
    2 * MINUTE,
    "closed",
    "closed",
  ],
  [
    "签约失败: the query says SIGN_FAILED",
    [ORDER, PRESIGN, ...paid, queryAt(2 * MINUTE, { contract_state: "SIGN_FAILED" })],
    3 * MINUTE,
    "sign_failed",
    "sign_failed",
  ],
];

describe("no signing notification is to be expected", () => {
  it.each(RULES)("%s", (_rule, evidence, atMs, kind, because) => {
    const outcome = outcomeOf(fold("c", evidence), START_MS + atMs);
    expect(outcome).toMatchObject({ kind, expectation: { notification: "none", because } });
  });

  it("and one is possible to the last millisecond of the two hours, while the user may pay or agree", () => {
    for (const evidence of [
      [ORDER, PRESIGN],
      [ORDER, PRESIGN, paidNotice(MINUTE)],
    ]) {
      const contract = fold("c", evidence);
      const untilMs = START_MS + END;
      expect(outcomeOf(contract, untilMs - 1).expectation).toEqual({ notification: "possible", untilMs });
      expect(outcomeOf(contract, untilMs).expectation.notification).toBe("none");
    }
  });
});

describe("what is known besides", () => {
  it("is paid also by a query of the order, and not by that of another order", () => {
    const asked = (no: string) =>
      callOf("partner-order-query", MINUTE, {
        reply: { trade_state: "SUCCESS", out_trade_no: no, transaction_id: "42" },
      });
    const payment = { state: "paid", atMs: START_MS + MINUTE, transactionId: "42", source: "record" };
    expect(fold("c", [ORDER, PRESIGN, asked("T1")]).payment).toEqual(payment);
    expect(fold("c", [ORDER, PRESIGN, asked("T9")]).payment).toEqual({ state: "unknown" });
  });

  it("is by whom it was terminated and why, whichever of the two tells it first", () => {
    const called = callOf("contract-terminate", 3 * MINUTE, {
      request: { contract_termination_remark: "重复" },
      reply: {},
    });
    const told = queryAt(4 * MINUTE, {
      contract_state: "TERMINATED",
      contract_terminate_info: { contract_termination_mode: "USER_TERMINATE", contract_termination_remark: "用户解约" },
    });
    const signed = [ORDER, PRESIGN, signedNotice(MINUTE)];
    expect(fold("c", [...signed, called]).signing).toMatchObject({
      by: "MCH_API_TERMINATE",
      remark: "重复",
      contractId: "c1",
    });
    expect(fold("c", [...signed, told]).signing).toMatchObject({ by: "USER_TERMINATE", remark: "用户解约" });
  });
});
