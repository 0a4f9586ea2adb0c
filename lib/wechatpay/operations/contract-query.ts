import * as z from "zod/mini";
import { optionalText, text } from "../field";
import { type Operation, operation } from "../operation";
import { CONTRACT_PATH, contractId, contractPathFields, optionalDisplayAccount } from "./contract-fields";
import { mchidField, outContractCode, serviceId } from "./shared-fields";

const SOURCE = "商户通过商户协议号查询协议 4012715321";

/** 商户通过商户协议号查询协议: the authoritative state of a contract, for every kind of merchant. */
export const contractQuery = operation({
  id: "contract-query",
  group: "contract",
  mode: "any",
  method: "GET",
  path: CONTRACT_PATH,
  title: { zh: "查询协议", en: "Query a contract" },
  summary: {
    zh: "按商户签约协议号查询协议的权威状态。放弃或失败没有通知，只能靠查询得知；未签约时的回答未公开，沙箱按 404 处理。",
    en: "The authoritative state of a contract by the merchant's code. Giving up and failing send no notification, so a merchant must ask; what is answered before signing is not public, and 404 here.",
  },
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012715321",
  standing: "official",
  pathFields: contractPathFields(),
  body: z.strictObject({}),
  reply: z.object({
    mchid: mchidField({ title: "商户号", zh: "商户号", en: "Merchant id" }, "1900000109"),
    contract_id: contractId(SOURCE),
    appid: text({
      title: "商户AppID",
      label: { zh: "商户 AppID", en: "Merchant AppID" },
      help: { zh: "签约时使用的商户 AppID。", en: "The merchant AppID it was signed with." },
      example: "wxd678efh567hg6787",
      max: 32,
      source: SOURCE,
    }),
    openid: text({
      title: "用户标识",
      label: { zh: "用户标识", en: "User" },
      help: {
        zh: "用户在该 AppID 下的 openid；应答里是 64 位，请求里是 128 位。",
        en: "The user's openid under that AppID; 64 long in the reply, 128 in requests.",
      },
      example: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
      max: 64,
      source: SOURCE,
    }),
    sub_appid: optionalText({
      title: "子商户AppID",
      label: { zh: "子商户 AppID", en: "Sub-merchant AppID" },
      help: { zh: "有子商户时返回。", en: "Where there is a sub-merchant." },
      example: "wxd678efh567hg6788",
      max: 32,
      source: SOURCE,
    }),
    sub_openid: optionalText({
      title: "用户子标识",
      label: { zh: "用户在子商户下的标识", en: "User under the sub-merchant" },
      help: { zh: "用户在 sub_appid 下的 openid。", en: "The user's openid under sub_appid." },
      example: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      max: 64,
      source: SOURCE,
    }),
    service_id: serviceId(),
    out_contract_code: outContractCode(),
    contract_display_account: optionalDisplayAccount(SOURCE),
    contract_state: text({
      title: "委托代扣协议状态",
      label: { zh: "协议状态", en: "Contract state" },
      help: {
        zh: "SIGNED 已签约；TERMINATED 已解约。完整枚举未公开，取自委托代扣产品。",
        en: "SIGNED or TERMINATED. The full list is not public; taken from the deduction product.",
      },
      example: "SIGNED",
      source: SOURCE,
      standing: "assumed",
    }),
    contract_signed_time: text({
      title: "协议签约时间",
      label: { zh: "签约时间", en: "Signed at" },
      help: { zh: "RFC 3339，东八区。", en: "RFC 3339, Beijing time." },
      example: "2020-09-10T13:29:35+08:00",
      source: SOURCE,
    }),
    contract_terminate_info: z.optional(
      z.object({
        contract_termination_mode: text({
          title: "协议解约方式",
          label: { zh: "解约方式", en: "How it was terminated" },
          help: {
            zh: "USER_TERMINATE、MCH_API_TERMINATE、WEPAY_WEB_TERMINATE、CUSTOMER_SERVICE_TERMINATE 或 SYSTEM_TERMINATE；取自委托代扣产品。",
            en: "USER_TERMINATE, MCH_API_TERMINATE, WEPAY_WEB_TERMINATE, CUSTOMER_SERVICE_TERMINATE or SYSTEM_TERMINATE; taken from the deduction product.",
          },
          example: "USER_TERMINATE",
          source: SOURCE,
          standing: "assumed",
        }),
        contract_terminated_time: optionalText({
          title: "协议解约时间",
          label: { zh: "解约时间", en: "Terminated at" },
          help: { zh: "RFC 3339，东八区。", en: "RFC 3339, Beijing time." },
          example: "2020-10-10T13:29:35+08:00",
          source: SOURCE,
        }),
        contract_termination_remark: optionalText({
          title: "解约备注",
          label: { zh: "解约备注", en: "Remark" },
          help: { zh: "解约时填写的备注。", en: "The remark given when it was terminated." },
          example: "用户解约",
          max: 256,
          source: SOURCE,
        }),
      }),
    ),
  }),
}) as Operation;
