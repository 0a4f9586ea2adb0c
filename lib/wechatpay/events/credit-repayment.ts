import { contractPair } from "./contract-pair";
import { toldContractState } from "./contract-state";

/** E: 信贷还款. Its envelope is official; of its plaintext only the query's members are told here. */
export const creditRepayment = contractPair({
  id: "credit_repayment",
  title: { zh: "E 信贷还款 CREDIT_REPAYMENT", en: "E Credit repayment, CREDIT_REPAYMENT" },
  note: {
    zh: "信封为官方；明文取本产品查询协议的字段。解约摘要为推定。",
    en: "The envelope is official; the plaintext is this product's query. The summary of a termination is assumed.",
  },
  originalType: "credit_repayment",
  signed: { eventType: "CREDIT_REPAYMENT.SIGN_CONTRACT", summary: "信贷还款签约成功通知" },
  terminated: { eventType: "CREDIT_REPAYMENT.TERMINATE_CONTRACT", summary: "信贷还款解约成功通知" },
  plaintext: toldContractState,
  standing: "assumed",
  source: "信贷还款签约成功通知 4016790583",
});
