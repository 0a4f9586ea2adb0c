import * as z from "zod/mini";
import { optionalText, text } from "../field";
import { operation } from "../operation";
import { mchidField, notifyUrl, outContractCode, serviceId } from "./shared-fields";

const SOURCE = "清算机构模式支付后场景预签约（同一操作的官方孪生页）";

/** 服务商模式支付后场景预签约: registers a two-hour session so that WeChat may offer password-free payment after the payment. */
export const payRedirectSign = operation({
  id: "service-provider-pay-redirect-sign",
  method: "POST",
  path: "/v3/password-exempt-contract/contracts/service-provider/pre-entrust-sign/pay-redirect-sign",
  title: { zh: "服务商模式 · 支付后场景预签约", en: "Service provider · pre-sign after payment" },
  summary: {
    zh: "下单拿到 prepay_id 之后、把它交给前端支付之前调用。会话有效 2 小时；用户支付成功后才会看到开通提示，放弃或失败不会有通知。",
    en: "Called after the order returned its prepay_id and before the client pays. The session lives two hours; the payer is offered the contract only after a successful payment, and giving up or failing sends no notification.",
  },
  docs: "https://pay.weixin.qq.com/docs/partner/apis/partner-password-free-contract/sign/sp-pay-redirect-sign-pre-entrust-sign.html",
  standing: "official",
  body: z.strictObject({
    sp_appid: text({
      title: "商户AppID",
      label: { zh: "服务商 AppID", en: "Service provider AppID" },
      help: {
        zh: "公众号、小程序或移动应用的 AppID，须与签名用的服务商商户号绑定。",
        en: "AppID of an official account, mini program or app, bound to the service provider that signs the request.",
      },
      example: "wxd678efh567hg6787",
      max: 32,
      source: SOURCE,
    }),
    sp_openid: optionalText({
      title: "用户标识",
      label: { zh: "用户在服务商下的标识", en: "Payer under the service provider" },
      help: {
        zh: "用户在 sp_appid 下的 openid；与 sub_openid 二选一必填，两者都填也可以。",
        en: "The payer's openid under sp_appid. One of sp_openid and sub_openid must be sent; both may be.",
      },
      example: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
      max: 128,
      source: SOURCE,
    }),
    sub_mchid: mchidField({ title: "子商户号", zh: "子商户号", en: "Sub-merchant id" }, "1900000109"),
    sub_appid: text({
      title: "子商户AppID",
      label: { zh: "子商户 AppID", en: "Sub-merchant AppID" },
      help: {
        zh: "子商户的 AppID，须与 sub_mchid 绑定；在服务商模式下是必填项。",
        en: "AppID of the sub-merchant, bound to sub_mchid; required in service-provider mode.",
      },
      example: "wxd678efh567hg6788",
      max: 32,
      source: SOURCE,
    }),
    sub_openid: optionalText({
      title: "用户子标识",
      label: { zh: "用户在子商户下的标识", en: "Payer under the sub-merchant" },
      help: {
        zh: "用户在 sub_appid 下的 openid；与 sp_openid 二选一必填。",
        en: "The payer's openid under sub_appid. One of sp_openid and sub_openid must be sent.",
      },
      example: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      max: 128,
      source: SOURCE,
    }),
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
    contract_display_account: text({
      title: "用户账户展示名称",
      label: { zh: "用户账户展示名称", en: "Display name of the account" },
      help: {
        zh: "签约页上显示给用户的账户名；不支持 emoji 与生僻字（4 字节 UTF-8）。按字符还是字节计长未公开，这里按字符。",
        en: "The account name shown to the user on the signing page; no emoji or rare Han (four-byte UTF-8). Whether it is counted in characters or bytes is not public; characters here.",
      },
      example: "微信代扣用户A",
      max: 32,
      source: SOURCE,
    }),
    prepay_id: text({
      title: "预支付交易会话标识",
      label: { zh: "预支付交易会话标识", en: "Prepay session id" },
      help: {
        zh: "下单接口返回的 prepay_id，2 小时内有效，订单须尚未支付。",
        en: "The prepay_id that the order returned; valid for two hours, of an order not yet paid.",
      },
      example: "wx201410272009395522657a690389285100",
      max: 64,
      source: SOURCE,
    }),
  }),
  oneOf: [["sp_openid", "sub_openid"]],
  reply: z.object({
    mchid: mchidField({ title: "商户号", zh: "服务商商户号", en: "Service provider id" }, "1900000100"),
    sub_mchid: mchidField({ title: "子商户号", zh: "子商户号", en: "Sub-merchant id" }, "1900000109"),
    service_id: serviceId(),
    out_contract_code: outContractCode(),
  }),
});
