import { beijingTime } from "../wire-time";
import { contractPair, hasSubMerchant } from "./contract-pair";
import { said } from "./event";

/** D: 教育续费通; the contract stands in an object of its own, `plan_id` is a text. */
export const education = contractPair({
  id: "education",
  title: { zh: "D 教育续费 ENTRUST.SIGNING", en: "D Education, ENTRUST.SIGNING" },
  note: {
    zh: "官方字段；没有商户协议号，只能用 contract_id 对应。object 类型与摘要为推定。",
    en: "Official members; there is no merchant code, only contract_id. Object type and summary are assumed.",
  },
  originalType: "entrust",
  signed: { eventType: "ENTRUST.SIGNING", summary: "签约结果通知" },
  terminated: { eventType: "ENTRUST.RELEASE", summary: "解约结果通知" },
  plaintext: (facts) =>
    said({
      [hasSubMerchant(facts) ? "sp_mchid" : "mchid"]: facts.mchid,
      appid: facts.appid,
      sub_mchid: facts.subMchid,
      sub_appid: facts.subAppid,
      openid: facts.openid,
      sub_openid: facts.subOpenid,
      plan_id: String(facts.serviceId),
      contract_information: {
        contract_id: facts.contractId,
        contract_status: facts.termination === null ? "ADD" : "DELETE",
        create_time: beijingTime(facts.termination?.atMs ?? facts.signedAtMs),
      },
    }),
  standing: "assumed",
  source: "教育续费通签约结果通知 contracts-result-notification",
});
