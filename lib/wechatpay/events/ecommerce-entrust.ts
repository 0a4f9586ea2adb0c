import { beijingTimeMs } from "../wire-time";
import { contractPair } from "./contract-pair";
import { said } from "./event";

/** B: 电商收付通合单代扣; its times have milliseconds. */
export const ecommerceEntrust = contractPair({
  id: "ecommerce_entrust",
  title: { zh: "B 电商代扣 ECOMMERCE_ENTRUST", en: "B Ecommerce, ECOMMERCE_ENTRUST" },
  note: {
    zh: "官方字段；时间带毫秒，没有协议 ID 与状态。",
    en: "Official members; times have milliseconds, and there is neither contract id nor state.",
  },
  originalType: "entrust",
  signed: { eventType: "ECOMMERCE_ENTRUST.SIGN", summary: "签约结果通知" },
  terminated: { eventType: "ECOMMERCE_ENTRUST.TERMINATE", summary: "解约结果通知" },
  plaintext: (facts) =>
    said({
      mchid: facts.mchid,
      out_contract_code: facts.contractCode,
      plan_id: facts.serviceId,
      appid: facts.appid,
      openid: facts.openid,
      contract_termination_mode: facts.termination?.mode,
      operate_time: beijingTimeMs(facts.termination?.atMs ?? facts.signedAtMs),
    }),
  standing: "assumed",
  source: "电商合单代扣签约/解约通知 4012881605",
});
