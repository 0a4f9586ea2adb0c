import { describe, expect, it } from "vitest";
import { CODE, noticeAt, queryAt, START_MS, signedNotice } from "@/lib/testing/evidence";
import type { ContractFacts } from "@/lib/wechatpay/events/event";
import { CONTRACT_EVENTS } from "@/lib/wechatpay/events/registry";
import { parseJson } from "@/lib/wechatpay/json";
import type { Evidence } from "./contract";
import { fold } from "./fold";
import { indexRow } from "./index-row";
import { outcomeOf } from "./outcome";

const MINUTE = 60_000;
const FACTS: ContractFacts = {
  mode: "service-provider",
  members: "query",
  mchid: "1900000100",
  appid: "wx1",
  openid: "oSp",
  subMchid: "1900000109",
  subAppid: "wx2",
  subOpenid: "oSub",
  contractId: "c1",
  serviceId: 12535,
  contractCode: CODE,
  displayAccount: "微信代扣用户A",
  signedAtMs: START_MS + MINUTE,
  termination: null,
};
const ENDED: ContractFacts = {
  ...FACTS,
  termination: { mode: "USER_TERMINATE", atMs: START_MS + 5 * MINUTE, remark: null },
};

/** What the sandbox itself would send, as it arrives verified. */
function told(template: string, facts: ContractFacts, atMs: number): Evidence {
  const event = CONTRACT_EVENTS.find(({ id }) => id === template);
  const resource = parseJson(event?.plaintext(facts) ?? "") as object;
  const { eventType = null } = event?.announce(facts) ?? {};
  return { ...noticeAt(atMs, resource), id: `nt_${atMs}`, eventType } as Evidence;
}

describe("a verified notification is believed in every shape that the sandbox offers", () => {
  const modes = (["service-provider", "normal"] as const).flatMap((mode) =>
    CONTRACT_EVENTS.map(({ id }) => [id, mode] as const),
  );
  it.each(modes)("%s, %s", (template, mode) => {
    const facts = { ...FACTS, mode };
    const contract = fold(CODE, [told(template, facts, 2 * MINUTE)]);
    expect(contract.signing).toMatchObject({ state: "signed", atMs: START_MS + MINUTE, notified: true });
    expect(outcomeOf(contract, START_MS + 3 * MINUTE)).toMatchObject({
      kind: "signed",
      expectation: { notification: "arrived" },
    });
    expect(contract).toMatchObject({
      serviceId: 12535,
      openid: template === "payscore" && mode === "service-provider" ? null : "oSp",
    });
    const over = fold(CODE, [told(template, facts, 2 * MINUTE), told(template, { ...ENDED, mode }, 6 * MINUTE)]);
    expect(over.signing).toMatchObject({ state: "terminated", atMs: START_MS + 5 * MINUTE, notified: true });
    expect(over.marks.map(({ kind }) => kind)).toEqual(["sign_notified", "terminate_notified"]);
  });

  it("by the name of its event only where its members name a contract", () => {
    const named = (resource: object) => ({ ...noticeAt(0, resource), eventType: "ECOMMERCE_ENTRUST.SIGN" }) as Evidence;
    expect(fold(CODE, [named({ out_contract_code: CODE })]).signing.state).toBe("signed");
    expect(fold(CODE, [named({ out_trade_no: "T1" })]).signing.state).toBe("unknown");
  });

  it.each([
    [{ out_contract_code: CODE, contract_state: "NOBODY_KNOWS" }, "NOBODY_KNOWS"],
    [{ out_contract_code: CODE }, "ANY"],
    [{ out_trade_no: "T1", trade_state: "REFUND" }, "ANY"],
    [{}, "ANY"],
  ])("and one that cannot be read is shown all the same: %j", (resource, detail) => {
    const contract = fold(CODE, [noticeAt(0, resource)]);
    expect(contract.marks).toMatchObject([{ kind: "notice_unknown", counted: true, detail }]);
    expect(contract.signing.state).toBe("unknown");
  });

  it("and one of a signing that failed is a failure", () => {
    const contract = fold(CODE, [noticeAt(0, { out_contract_code: CODE, contract_state: "SIGN_FAILED" })]);
    expect(contract.marks[0]?.kind).toBe("sign_failed_notified");
    expect(outcomeOf(contract, START_MS).kind).toBe("sign_failed");
  });
});

describe("a contract that somebody else pre-signed", () => {
  const known = {
    service_id: 12535,
    openid: "oSp",
    sub_openid: "oSub",
    sub_mchid: "1900000109",
    contract_display_account: "微信代扣用户A",
  };
  const parties = { service_id: 12535, openid: "oSp", sub_openid: "oSub", sub_mchid: "1900000109" };

  it("has its service and its parties from a notification or a query, in the index too", () => {
    const query = queryAt(0, { out_contract_code: CODE, contract_state: "SIGNED", contract_id: "c1", ...known });
    for (const piece of [signedNotice(0, known), query, told("default", { ...FACTS, members: "sp_sub" }, 0)]) {
      const contract = fold(CODE, [piece]);
      expect(indexRow(contract)).toMatchObject({ ...parties, account: "微信代扣用户A" });
    }
  });

  it("has them from nothing that failed a check", () => {
    const forged = noticeAt(0, { out_contract_code: CODE, contract_state: "SIGNED", ...known }, false);
    const untrusted = { ...queryAt(0, known), verdict: "failed" } as Evidence;
    expect(fold(CODE, [forged, untrusted])).toMatchObject({ serviceId: null, openid: null, subMchid: null });
  });
});
