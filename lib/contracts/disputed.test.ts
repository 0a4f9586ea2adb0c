import { describe, expect, it } from "vitest";
import { noticeAt, orderAt, presignAt, queryAt, signedNotice, wireTime } from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";

const MINUTE = 60_000;
const BEGUN = [orderAt(0), presignAt(1_000)];
const signed = signedNotice(MINUTE);
const denied = queryAt(5 * MINUTE, { code: "RESOURCE_NOT_EXISTS" }, 404);
const asked = (atMs: number, contract_state: string, said: object = {}) =>
  queryAt(atMs, { contract_state, contract_id: "c1", contract_signed_time: wireTime(MINUTE), ...said });
const ended = noticeAt(10 * MINUTE, { out_contract_code: "c", contract_state: "TERMINATED", contract_id: "c1" });
const of = (...evidence: Evidence[]) => fold("c", [...BEGUN, ...evidence]).disputed;

describe("what a contract comes to is not to be read out as settled", () => {
  it.each([
    ["signed by a notification, and the latest query denies it", "query_denies_signing", [signed, denied]],
    [
      "signed by a notification, and the query says that it failed",
      "query_denies_signing",
      [signed, asked(5 * MINUTE, "SIGN_FAILED")],
    ],
    [
      "signed once more by a query, and denied by a later one",
      "query_denies_signing",
      [signed, asked(3 * MINUTE, "SIGNED"), denied],
    ],
    [
      "ended by a notification, and a later query still says SIGNED",
      "signed_after_terminated",
      [signed, ended, asked(20 * MINUTE, "SIGNED")],
    ],
    [
      "ended by one notification and signed later by another",
      "terminated_before_signed",
      [
        noticeAt(10 * MINUTE, {
          contract_state: "TERMINATED",
          contract_id: "c1",
          contract_terminate_info: { contract_terminated_time: wireTime(9 * MINUTE) },
        }),
        signedNotice(30 * MINUTE),
      ],
    ],
    ["of two services", "two_services", [signedNotice(MINUTE, { service_id: 12536 })]],
  ] as const)("%s", (_title, kind, evidence) => {
    expect(of(...evidence)).toBe(kind);
  });

  it.each([
    ["the query that denied it was followed by one that says SIGNED", [signed, denied, asked(9 * MINUTE, "SIGNED")]],
    [
      "a query says that it has ended after all",
      [signed, ended, asked(20 * MINUTE, "SIGNED"), asked(21 * MINUTE, "TERMINATED")],
    ],
    ["it has two ids, and is signed under both", [signed, signedNotice(2 * MINUTE, { contract_id: "c2" })]],
    ["nothing contradicts it", [signed, asked(5 * MINUTE, "SIGNED"), ended]],
  ] as const)("unless %s", (_title, evidence) => {
    expect(of(...evidence)).toBeNull();
  });
});
