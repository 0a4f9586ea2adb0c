import { contractPair } from "./contract-pair";
import { toldContractState } from "./contract-state";

/** F: 境外委托代扣. Its event types are known; of its plaintext only the query's members are told here. */
export const papay = contractPair({
  id: "papay",
  title: { zh: "F 境外代扣 PAPAY", en: "F Overseas deduction, PAPAY" },
  note: {
    zh: "事件类型来自境外文档；明文取本产品查询协议的字段，object 类型与摘要为推定。",
    en: "Event types of the overseas documentation; the plaintext is this product's query, object type and summary are assumed.",
  },
  originalType: "papay",
  signed: { eventType: "PAPAY.SIGN", summary: "签约结果通知" },
  terminated: { eventType: "PAPAY.TERMINATE", summary: "解约结果通知" },
  plaintext: toldContractState,
  standing: "assumed",
  source: "境外委托代扣 api_external chapter5_1_5",
});
