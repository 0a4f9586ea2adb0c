import { beijingTime } from "../wire-time";
import { contractPair, hasSubMerchant } from "./contract-pair";
import { stateOf, terminateInfo } from "./contract-state";
import { type ContractFacts, said } from "./event";

/** Deduction contracts end; ours do not, so the year of the documentation's sample is told. */
const YEAR_MS = 365 * 86_400_000;

/** A of the nearest relatives: 委托代扣, members in the alphabetical order of its sample. */
export const entrust = contractPair({
  id: "entrust",
  title: { zh: "A 委托代扣 ENTRUST", en: "A Deduction, ENTRUST" },
  note: {
    zh: "委托代扣产品的官方字段：service_id 在这里叫 plan_id，另有到期时间。",
    en: "The deduction product's official members: service_id is plan_id here, and there is a date of expiry.",
  },
  originalType: "entrust",
  signed: { eventType: "ENTRUST.SIGN", summary: "签约结果通知" },
  terminated: { eventType: "ENTRUST.TERMINATE", summary: "解约结果通知" },
  plaintext: (facts) => {
    const members = said({
      ...identity(facts),
      contract_display_account: facts.displayAccount,
      contract_expired_time: beijingTime(facts.signedAtMs + YEAR_MS),
      contract_id: facts.contractId,
      contract_signed_time: beijingTime(facts.signedAtMs),
      contract_state: stateOf(facts),
      contract_terminate_info: terminateInfo(facts),
      out_contract_code: facts.contractCode,
      plan_id: facts.serviceId,
    });
    return Object.fromEntries(Object.entries(members).sort(([left], [right]) => (left < right ? -1 : 1)));
  },
  standing: "assumed",
  source: "委托代扣签约/解约结果通知 4012160323",
});

function identity(facts: ContractFacts): Record<string, unknown> {
  const { mchid, appid, openid, subMchid, subAppid, subOpenid } = facts;
  if (!hasSubMerchant(facts)) return { mchid, appid, openid };
  return {
    sp_mchid: mchid,
    sp_appid: appid,
    sp_openid: openid,
    sub_mchid: subMchid,
    sub_appid: subAppid,
    sub_openid: subOpenid,
  };
}
