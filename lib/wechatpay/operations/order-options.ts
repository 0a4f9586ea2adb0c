import * as z from "zod/mini";
import { optionalBoolean, optionalText, text } from "../field";

/** Only one currency is settled here; that another one is refused by this expression is assumed from “固定 CNY”. */
export function cny(source: string) {
  return optionalText({
    title: "货币类型",
    label: { zh: "货币类型", en: "Currency" },
    help: { zh: "只能是 CNY；不填即 CNY。", en: "CNY and nothing else; CNY also when left out." },
    example: "CNY",
    max: 16,
    pattern: { kind: "pattern", pattern: "^CNY$", why: "currency" },
    source,
  });
}

/** What an order may say besides: documented, optional, and without meaning for the contract. */
export function orderOptions(source: string) {
  return {
    support_fapiao: optionalBoolean({
      title: "电子发票入口开放标识",
      label: { zh: "开放电子发票入口", en: "Offer an electronic invoice" },
      help: { zh: "传 true 时支付成功页出现开票入口。", en: "With true the success page offers an invoice." },
      example: true,
      source,
    }),
    settle_info: z.optional(
      z.strictObject({
        profit_sharing: optionalBoolean({
          title: "是否指定分账",
          label: { zh: "是否指定分账", en: "Profit sharing" },
          help: { zh: "传 true 时资金冻结，等待分账。", en: "With true the money is held for profit sharing." },
          example: false,
          source,
        }),
      }),
    ),
    scene_info: z.optional(
      z.strictObject({
        payer_client_ip: text({
          title: "用户终端IP",
          label: { zh: "用户终端 IP", en: "Payer's address" },
          help: { zh: "IPv4 或 IPv6；传 scene_info 时必填。", en: "IPv4 or IPv6; required once scene_info is sent." },
          example: "14.23.150.211",
          max: 45,
          source,
        }),
        device_id: optionalText({
          title: "商户端设备号",
          label: { zh: "商户端设备号", en: "Device id" },
          help: { zh: "门店号或收银设备 ID。", en: "Number of the shop or of the till." },
          example: "013467007045764",
          max: 32,
          source,
        }),
        store_info: z.optional(z.looseObject({})),
      }),
    ),
    // Like `store_info` for coupons and bills only, and with lists that a form cannot hold: their members are not judged.
    detail: z.optional(z.looseObject({})),
  };
}
