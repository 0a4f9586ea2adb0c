import * as z from "zod/mini";
import { text } from "../field";
import { type Operation, operation } from "../operation";
import { CONTRACT_PATH, contractPathFields } from "./contract-fields";
import { mchidField, outContractCode, serviceId } from "./shared-fields";

const SOURCE = "商户通过商户协议号解约协议 4012715383";

/** 商户通过商户协议号解约协议: ends a signed contract; its code can never be used again. */
export const contractTerminate = operation({
  id: "contract-terminate",
  group: "contract",
  mode: "any",
  method: "POST",
  path: `${CONTRACT_PATH}/terminate`,
  title: { zh: "解约协议", en: "Terminate a contract" },
  summary: {
    zh: "协议处于已签约状态时才能解约；成功返回 200 与正文。解约后该协议号永远不能再用。",
    en: "Ends a contract that is signed; success is 200 with a body. The code can never be used again.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012715383",
  standing: "official",
  pathFields: contractPathFields(),
  body: z.strictObject({
    contract_termination_remark: text({
      title: "解约备注",
      label: { zh: "解约备注", en: "Remark" },
      help: {
        zh: "为什么解约，例如“签约信息有误，需重新签约”。",
        en: "Why it is terminated, e.g. signing information wrong, must sign again.",
      },
      example: "用户解约",
      max: 256,
      source: SOURCE,
    }),
  }),
  reply: z.object({
    mchid: mchidField({ title: "商户号", zh: "商户号", en: "Merchant id" }, "1900000109"),
    service_id: serviceId(),
    out_contract_code: outContractCode(),
  }),
}) as Operation;
