import { describe, expect, it } from "vitest";
import {
  callOf,
  factAt,
  noticeAt,
  orderAt,
  presignAt,
  queryAt,
  START_MS,
  signedNotice,
  wireTime,
} from "@/lib/testing/evidence";
import type { Evidence } from "./contract";
import { fold } from "./fold";

const MINUTE = 60_000;
const SIGNED = [orderAt(0), presignAt(1_000), signedNotice(MINUTE)];
const called = callOf("contract-terminate", 30 * MINUTE, {
  request: { contract_termination_remark: "重复" },
  reply: { out_contract_code: "c" },
});
const byUser = {
  contract_state: "TERMINATED",
  contract_signed_time: wireTime(MINUTE),
  contract_terminate_info: {
    contract_termination_mode: "USER_TERMINATE",
    contract_terminated_time: wireTime(10 * MINUTE),
  },
};
const endOf = (...evidence: Evidence[]) => fold("c", [...SIGNED, ...evidence]).signing;

describe("who ended a contract", () => {
  it("is whom the platform names, though a call of ours to end it was accepted before that was known", () => {
    const byTheUser = { by: "USER_TERMINATE", remark: null, atMs: START_MS + 10 * MINUTE };
    expect(endOf(called, queryAt(31 * MINUTE, byUser))).toMatchObject(byTheUser);
    expect(endOf(called, noticeAt(31 * MINUTE, byUser))).toMatchObject(byTheUser);
  });

  it("is not the merchant by a call that was accepted when it had ended already", () => {
    const ended = noticeAt(11 * MINUTE, { out_contract_code: "c", contract_state: "TERMINATED" });
    expect(endOf(ended, called)).toMatchObject({ by: null, remark: null });
    expect(endOf(factAt("terminated", 10 * MINUTE, { detail: "USER_TERMINATE" }), called)).toMatchObject({
      by: "USER_TERMINATE",
      remark: null,
      source: "record",
    });
  });

  it("is the merchant by its call, with its remark, while nothing says otherwise", () => {
    const told = noticeAt(31 * MINUTE, { out_contract_code: "c", contract_state: "TERMINATED" });
    for (const evidence of [
      [called],
      [called, told],
      [called, factAt("terminated", 30 * MINUTE, { detail: "MCH_API_TERMINATE" })],
    ]) {
      expect(endOf(...evidence)).toMatchObject({ by: "MCH_API_TERMINATE", remark: "重复" });
    }
    const same = { contract_terminate_info: { contract_termination_mode: "MCH_API_TERMINATE" } };
    expect(endOf(called, queryAt(31 * MINUTE, { contract_state: "TERMINATED", ...same }))).toMatchObject({
      by: "MCH_API_TERMINATE",
      remark: "重复",
    });
  });
});
