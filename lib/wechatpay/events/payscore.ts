import { compactBeijingTime } from "../wire-time";
import { contractPair, hasSubMerchant } from "./contract-pair";
import { type ContractFacts, said } from "./event";

/** C: 微信支付分授权; `service_id` is a text here, and the time is digits only. */
export const payscore = contractPair({
  id: "payscore",
  title: { zh: "C 支付分授权 PAYSCORE", en: "C Pay score, PAYSCORE" },
  note: {
    zh: "官方字段；service_id 是字符串，时间为 14 位数字。authorization_code 用协议 ID 代替；object 类型与摘要为推定。",
    en: "Official members; service_id is a text and the time fourteen digits. authorization_code holds the contract id; object type and summary are assumed.",
  },
  originalType: "payscore",
  signed: { eventType: "PAYSCORE.USER_OPEN_SERVICE", summary: "签约成功" },
  terminated: { eventType: "PAYSCORE.USER_CLOSE_SERVICE", summary: "解约成功" },
  plaintext: (facts) =>
    said({
      ...identity(facts),
      user_service_status: facts.termination === null ? "USER_OPEN_SERVICE" : "USER_CLOSE_SERVICE",
      openorclose_time: compactBeijingTime(facts.termination?.atMs ?? facts.signedAtMs),
      authorization_code: facts.contractId,
    }),
  standing: "assumed",
  source: "微信支付分开启/解除授权服务回调通知 4012160692",
});

function identity(facts: ContractFacts): Record<string, unknown> {
  const { appid, mchid, openid } = facts;
  const service_id = String(facts.serviceId);
  if (!hasSubMerchant(facts)) return { appid, mchid, out_request_no: facts.contractCode, service_id, openid };
  const payer = facts.subOpenid === null ? { openid } : { sub_openid: facts.subOpenid };
  return { appid, mch_id: mchid, sub_appid: facts.subAppid, sub_mch_id: facts.subMchid, service_id, ...payer };
}
