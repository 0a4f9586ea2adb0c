import * as z from "zod/mini";
import type { Bilingual } from "../bilingual";
import { text } from "../field";
import { type MerchantMode, type Operation, operation } from "../operation";
import { displayAccount, prepayId } from "./contract-fields";
import {
  appid,
  ECOMMERCE_APPID,
  MERCHANT_APPID,
  mainOpenid,
  openid,
  QS_APPID,
  SP_APPID,
  subAppid,
  subOpenid,
} from "./identity-fields";
import { mchidField, notifyUrl, outContractCode, serviceId } from "./shared-fields";

export type PreSignMode = Exclude<MerchantMode, "any">;
export type PreSignScene = "pay-redirect-sign" | "mini-program";

const SOURCE = "清算机构模式支付后场景预签约（同一操作的官方孪生页）";

const MODES: Record<PreSignMode, Bilingual> = {
  normal: { zh: "普通商户", en: "Direct merchant" },
  "service-provider": { zh: "服务商模式", en: "Service provider" },
  qs: { zh: "清算机构模式", en: "Clearing institution" },
  ecommerce: { zh: "电商平台模式", en: "Ecommerce platform" },
};

const SCENES: Record<PreSignScene, { title: Bilingual; summary: Bilingual }> = {
  "pay-redirect-sign": {
    title: { zh: "支付后场景预签约", en: "pre-sign after payment" },
    summary: {
      zh: "下单拿到 prepay_id 之后、把它交给前端支付之前调用。会话有效 2 小时；用户支付成功后才会看到开通提示，放弃或失败不会有通知。",
      en: "Called after the order returned its prepay_id and before the client pays. The session lives two hours; the payer is offered the contract only after a successful payment, and giving up or failing sends no notification.",
    },
  },
  "mini-program": {
    title: { zh: "小程序场景预签约", en: "pre-sign in a mini program" },
    summary: {
      zh: "返回签约会话和签约小程序的 AppID 与路径，前端用 navigateToMiniProgram 打开它签约。会话有效 2 小时；不需要先支付，放弃或失败不会有通知。",
      en: "Returns a signing session and the signing mini program's AppID and path, which the client opens with navigateToMiniProgram. The session lives two hours; no payment comes first, and giving up or failing sends no notification.",
    },
  },
};

/** Who asks and who signs: the members in which the four modes differ. */
const IDENTITIES = {
  normal: () => ({ appid: appid(MERCHANT_APPID, SOURCE), openid: openid(SOURCE) }),
  ecommerce: () => ({ appid: appid(ECOMMERCE_APPID, SOURCE), openid: openid(SOURCE) }),
  "service-provider": () => ({
    sp_appid: appid(SP_APPID, SOURCE),
    sp_openid: mainOpenid({ own: "sp_openid", appid: "sp_appid" }, SOURCE),
    ...subMerchant("sp_openid"),
  }),
  qs: () => ({
    appid: appid(QS_APPID, SOURCE),
    openid: mainOpenid({ own: "openid", appid: "appid" }, SOURCE),
    ...subMerchant("openid"),
  }),
} satisfies Record<PreSignMode, () => z.core.$ZodLooseShape>;

const ONE_OF: Record<PreSignMode, Operation["oneOf"]> = {
  normal: [],
  ecommerce: [],
  "service-provider": [["sp_openid", "sub_openid"]],
  qs: [["openid", "sub_openid"]],
};

function subMerchant(other: "sp_openid" | "openid") {
  return {
    sub_mchid: mchidField({ title: "子商户号", zh: "子商户号", en: "Sub-merchant id" }, "1900000109"),
    sub_appid: subAppid(SOURCE),
    sub_openid: subOpenid(other, SOURCE),
  };
}

/** One of the eight pre-sign operations: registers a two-hour session in which the user may sign. */
export function preSign({ mode, scene, docs }: { mode: PreSignMode; scene: PreSignScene; docs: string | null }) {
  const afterPayment = scene === "pay-redirect-sign";
  return operation({
    id: `${mode}-${scene}`,
    group: "contract",
    mode,
    method: "POST",
    path: `/v3/password-exempt-contract/contracts/${mode}/pre-entrust-sign/${scene}`,
    title: {
      zh: `${MODES[mode].zh} · ${SCENES[scene].title.zh}`,
      en: `${MODES[mode].en} · ${SCENES[scene].title.en}`,
    },
    summary: SCENES[scene].summary,
    docs,
    standing: "official",
    body: z.strictObject({
      ...IDENTITIES[mode](),
      service_id: serviceId(),
      out_contract_code: outContractCode(),
      notify_url: notifyUrl(
        256,
        {
          zh: "签约成功后，微信把签约结果通知发到这里。",
          en: "WeChat sends the signing notification here once the user has signed.",
        },
        SOURCE,
      ),
      contract_display_account: displayAccount(SOURCE),
      ...(afterPayment ? { prepay_id: prepayId(SOURCE) } : {}),
    }),
    oneOf: ONE_OF[mode],
    reply: z.object({
      ...(afterPayment ? {} : sessionReply()),
      mchid: mchidField({ title: "商户号", zh: "商户号", en: "Merchant id" }, "1900000100"),
      ...(mode === "service-provider"
        ? { sub_mchid: mchidField({ title: "子商户号", zh: "子商户号", en: "Sub-merchant id" }, "1900000109") }
        : {}),
      service_id: serviceId(),
      out_contract_code: outContractCode(),
      ...(afterPayment ? {} : launchReply()),
    }),
  }) as Operation;
}

const MINI_PROGRAM = "小程序场景预签约 · 应答";

function sessionReply() {
  return {
    pre_entrustweb_id: text({
      title: "预签约会话标识",
      label: { zh: "签约会话 ID", en: "Signing session id" },
      help: {
        zh: "有效 2 小时，随跳转带给签约小程序。",
        en: "Valid for two hours; handed to the signing mini program.",
      },
      example: "5778aadY9nltAsZzXixCkFIGYnV2V",
      max: 128,
      source: MINI_PROGRAM,
    }),
  };
}

function launchReply() {
  return {
    sign_mp_appid: text({
      title: "签约小程序AppID",
      label: { zh: "签约小程序 AppID", en: "AppID of the signing mini program" },
      help: { zh: "navigateToMiniProgram 的 appId。", en: "The appId of navigateToMiniProgram." },
      example: "wxbd687630cd02ce1d",
      source: MINI_PROGRAM,
    }),
    sign_mp_path: text({
      title: "签约小程序路径",
      label: { zh: "签约小程序路径", en: "Path in the signing mini program" },
      help: { zh: "navigateToMiniProgram 的 path。", en: "The path of navigateToMiniProgram." },
      example: "pages/PwdExemptContract/index",
      source: MINI_PROGRAM,
    }),
  };
}
