import { contractPair } from "./contract-pair";
import { toldContractState } from "./contract-state";

/** What the sandbox sends unless told otherwise: ENTRUST's event types around this product's own members. */
export const contractDefault = contractPair({
  id: "default",
  title: { zh: "默认：ENTRUST + 查询字段", en: "Default: ENTRUST with the query's members" },
  note: {
    zh: "本产品的签约通知页未公开。依据：文档称其状态为委托代扣协议状态、会话为委托代扣签约会话；明文取查询协议的字段并加 sub_mchid。",
    en: "This product's notification page is not public. Its texts call the state and the session those of the deduction product; the plaintext is the query's, with sub_mchid.",
  },
  originalType: "entrust",
  signed: { eventType: "ENTRUST.SIGN", summary: "签约结果通知" },
  terminated: { eventType: "ENTRUST.TERMINATE", summary: "解约结果通知" },
  plaintext: toldContractState,
  standing: "assumed",
  source: "推定：委托代扣 4012160323 的事件 + 查询协议 4012715321 的字段",
});
