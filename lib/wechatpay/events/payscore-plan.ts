import { contractPair } from "./contract-pair";
import { toldContractState } from "./contract-state";

/** G: 支付分签约计划. Its envelope is official; of its plaintext only the query's members are told here. */
export const payscorePlan = contractPair({
  id: "payscore_plan",
  title: { zh: "G 支付分计划 PAYSCORE.USER_SIGN_PLAN", en: "G Pay score plan, PAYSCORE.USER_SIGN_PLAN" },
  note: {
    zh: "信封为官方；明文取本产品查询协议的字段。取消的摘要为推定。",
    en: "The envelope is official; the plaintext is this product's query. The summary of a cancellation is assumed.",
  },
  originalType: "payscore",
  signed: { eventType: "PAYSCORE.USER_SIGN_PLAN", summary: "用户签约计划成功" },
  terminated: { eventType: "PAYSCORE.USER_CANCEL_SIGN_PLAN", summary: "用户取消签约计划成功" },
  plaintext: toldContractState,
  standing: "assumed",
  source: "支付分签约计划通知 sign-plan-notice",
});
