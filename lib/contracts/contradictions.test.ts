import { describe, expect, it } from "vitest";
import {
  callOf,
  factAt,
  NOTHING,
  noticeAt,
  orderAt,
  paidNotice,
  presignAt,
  queryAt,
  signedNotice,
  wireTime,
} from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEGUN = [orderAt(0), presignAt(SECOND)];

const terminated = (signedAt: number, endedAt: number, heardAt: number) =>
  noticeAt(heardAt, {
    contract_state: "TERMINATED",
    contract_id: "c1",
    contract_signed_time: wireTime(signedAt),
    contract_terminate_info: {
      contract_terminated_time: wireTime(endedAt),
      contract_termination_mode: "USER_TERMINATE",
    },
  });
const signedReply = (at: number, id = "c1") => ({
  contract_state: "SIGNED",
  contract_id: id,
  contract_signed_time: wireTime(at),
});
const kindsOf = (evidence: Evidence[]) => fold("c", evidence).contradictions.map(({ kind }) => kind);

describe("a contradiction is named", () => {
  it.each([
    [
      "query_denies_signing",
      [...BEGUN, signedNotice(MINUTE), queryAt(2 * MINUTE, { code: "RESOURCE_NOT_EXISTS" }, 404)],
    ],
    ["query_denies_signing", [...BEGUN, signedNotice(MINUTE), queryAt(2 * MINUTE, { contract_state: "SIGN_FAILED" })]],
    ["terminated_before_signed", [...BEGUN, terminated(10 * MINUTE, 5 * MINUTE, 11 * MINUTE)]],
    [
      "signed_after_terminated",
      [
        ...BEGUN,
        signedNotice(MINUTE),
        terminated(MINUTE, 5 * MINUTE, 5 * MINUTE),
        queryAt(9 * MINUTE, signedReply(MINUTE)),
      ],
    ],
    ["two_contract_ids", [...BEGUN, signedNotice(MINUTE), queryAt(2 * MINUTE, signedReply(MINUTE, "c2"))]],
    [
      "two_payments",
      [...BEGUN, paidNotice(MINUTE, { transaction_id: "1" }), paidNotice(2 * MINUTE, { transaction_id: "22" })],
    ],
    [
      "signed_after_refusal",
      [presignAt(0, { status: 403, verdict: "unsigned", reply: { code: "NO_AUTH" } }), signedNotice(MINUTE)],
    ],
    [
      "query_denies_signing",
      [...BEGUN, signedNotice(MINUTE, { contract_signed_time: "" }), queryAt(2 * MINUTE, NOTHING, 404)],
    ],
    ["signed_after_session", [...BEGUN, signedNotice(2 * HOUR + 3 * MINUTE)]],
    ["signed_after_giving_up", [...BEGUN, factAt("declined", MINUTE), signedNotice(2 * MINUTE)]],
  ] as const)("%s", (kind, evidence) => {
    expect(kindsOf([...evidence])).toEqual([kind]);
  });

  it("by the evidence of both sides", () => {
    const [found] = fold("c", [...BEGUN, signedNotice(MINUTE), queryAt(2 * MINUTE, NOTHING, 404)]).contradictions;
    expect(found?.evidence.map(({ kind }) => kind)).toEqual(["notification", "exchange"]);
  });
});

describe("what is only out of order is no contradiction", () => {
  it("nor what a query under another service id did not find", () => {
    const asked = { ...queryAt(2 * MINUTE, { code: "RESOURCE_NOT_EXISTS" }, 404), serviceId: 12536 } as Evidence;
    expect(kindsOf([...BEGUN, signedNotice(MINUTE), asked])).toEqual([]);
    expect(kindsOf([signedNotice(MINUTE, { service_id: 12536 }), asked])).toEqual(["query_denies_signing"]);
    expect(kindsOf([signedNotice(MINUTE), asked])).toEqual(["query_denies_signing"]);
  });

  it.each([
    ["a query before the signing found nothing", [...BEGUN, queryAt(MINUTE, NOTHING, 404), signedNotice(2 * MINUTE)]],
    [
      "a query in the second of the signing found nothing",
      [...BEGUN, queryAt(MINUTE, NOTHING, 404), signedNotice(MINUTE)],
    ],
    [
      "a signing told of twice",
      [...BEGUN, signedNotice(MINUTE), signedNotice(9 * MINUTE, { contract_signed_time: wireTime(MINUTE) })],
    ],
    [
      "the signing told of after the end",
      [
        ...BEGUN,
        terminated(MINUTE, 5 * MINUTE, 5 * MINUTE),
        signedNotice(9 * MINUTE, { contract_signed_time: wireTime(MINUTE) }),
      ],
    ],
    [
      "a termination by our own call, then told of",
      [
        ...BEGUN,
        signedNotice(MINUTE),
        callOf("contract-terminate", 5 * MINUTE, { reply: {} }),
        terminated(MINUTE, 5 * MINUTE, 5 * MINUTE + 10),
        queryAt(6 * MINUTE, {
          ...signedReply(MINUTE),
          contract_state: "TERMINATED",
          contract_terminate_info: { contract_terminated_time: wireTime(5 * MINUTE) },
        }),
      ],
    ],
    [
      "two orders of one code, each paid once",
      [
        ...BEGUN,
        orderAt(3 * MINUTE, "wx2", "T2"),
        paidNotice(2 * MINUTE, { transaction_id: "1" }),
        paidNotice(4 * MINUTE, { transaction_id: "22", out_trade_no: "T2" }),
      ],
    ],
    [
      "a platform whose clock is half a minute behind ours: the query found nothing just before the signing",
      [
        ...BEGUN,
        queryAt(2 * MINUTE, NOTHING, 404),
        signedNotice(2 * MINUTE + 2 * SECOND, { contract_signed_time: wireTime(MINUTE + 30 * SECOND) }),
      ],
    ],
    [
      "a signing whose time nobody said, told of long after the session, the end and the giving up",
      [
        ...BEGUN,
        factAt("declined", MINUTE),
        terminated(MINUTE, 5 * MINUTE, 5 * MINUTE),
        signedNotice(3 * HOUR, { contract_signed_time: "" }),
      ],
    ],
    [
      "refusals, but one pre-sign that may have been carried out",
      [
        presignAt(0, { id: "ex_0", status: 429, verdict: "unsigned", reply: {} }),
        presignAt(SECOND, { status: 400, verdict: "unsigned", reply: { code: "INVALID_REQUEST" } }),
        signedNotice(MINUTE),
      ],
    ],
    [
      "a refusal, then a pre-sign that was accepted",
      [presignAt(0, { id: "ex_0", status: 500, verdict: "unsigned" }), ...BEGUN, signedNotice(MINUTE)],
    ],
    [
      "giving up, then a new session that is signed",
      [...BEGUN, factAt("declined", MINUTE), presignAt(2 * MINUTE), signedNotice(3 * MINUTE)],
    ],
    [
      "a forged signing that a query denies",
      [...BEGUN, noticeAt(MINUTE, signedReply(MINUTE), false), queryAt(2 * MINUTE, NOTHING, 404)],
    ],
    ["a failed signing that nobody announced", [...BEGUN, queryAt(2 * MINUTE, { contract_state: "SIGN_FAILED" })]],
  ] as const)("%s", (_title, evidence) => {
    expect(kindsOf([...evidence])).toEqual([]);
  });
});
