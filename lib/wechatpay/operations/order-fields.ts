import * as z from "zod/mini";
import { integer, optionalText, text } from "../field";
import type { Rule } from "../rule";
import { openid, optionalSubAppid, subOpenid } from "./identity-fields";
import { cny, orderOptions } from "./order-options";
import { mchidField, notifyUrl } from "./shared-fields";

export type OrderSide = "direct" | "partner";

const TRADE_NO: Extract<Rule, { kind: "pattern" }> = {
  kind: "pattern",
  pattern: "^[0-9a-zA-Z_\\-\\|\\*]{6,32}$",
  why: "trade_no",
};

/** Counted in bytes, in a body as in a path (production error texts); for every text that it allows, that is the same. */
export function outTradeNo(source: string) {
  return text({
    title: "商户订单号",
    label: { zh: "商户订单号", en: "Merchant order number" },
    help: {
      zh: "6–32 位数字、字母及 _-|*，在签名用的商户号下唯一。",
      en: "6 to 32 digits, letters and _-|*, unique under the merchant that signs.",
    },
    example: "1217752501201407033233368018",
    min: 6,
    max: 32,
    unit: "bytes",
    pattern: TRADE_NO,
    source,
  });
}

export const mchid = () => mchidField({ title: "商户号", zh: "商户号", en: "Merchant id" }, "1900000109");
export const spMchid = () =>
  mchidField({ title: "服务商户号", zh: "服务商商户号", en: "Service provider id" }, "1900000100");
export const subMchid = () => mchidField({ title: "子商户号", zh: "子商户号", en: "Sub-merchant id" }, "1900000109");

/** The body of a JSAPI order: who orders, what, for how much, and who pays. */
export function orderBody(side: OrderSide, source: string) {
  return { ...(side === "partner" ? partnerIdentity(source) : directIdentity(source)), ...orderMembers(side, source) };
}

/** Of the two openids of a partner order at least one must be sent. */
export function orderOneOf(side: OrderSide): readonly (readonly string[])[] {
  return side === "partner" ? [["payer.sp_openid", "payer.sub_openid"]] : [];
}

export function prepayReply(source: string) {
  return z.object({
    prepay_id: text({
      title: "预支付交易会话标识",
      label: { zh: "预支付交易会话标识", en: "Prepay session id" },
      help: { zh: "2 小时有效。", en: "Valid for two hours." },
      example: "wx201410272009395522657a690389285100",
      max: 64,
      source,
    }),
  });
}

function directIdentity(source: string) {
  return {
    appid: text({
      title: "应用ID",
      label: { zh: "商户 AppID", en: "Merchant AppID" },
      help: { zh: "须与 mchid 绑定。", en: "Bound to mchid." },
      example: "wxd678efh567hg6787",
      max: 32,
      source,
    }),
    mchid: mchid(),
  };
}

function partnerIdentity(source: string) {
  return {
    sp_appid: text({
      title: "服务商应用ID",
      label: { zh: "服务商 AppID", en: "Service provider AppID" },
      help: { zh: "须与 sp_mchid 绑定。", en: "Bound to sp_mchid." },
      example: "wxd678efh567hg6787",
      max: 32,
      source,
    }),
    sp_mchid: spMchid(),
    sub_appid: optionalSubAppid(source),
    sub_mchid: subMchid(),
  };
}

function orderMembers(side: OrderSide, source: string) {
  return {
    description: text({
      title: "商品描述",
      label: { zh: "商品描述", en: "Description" },
      help: { zh: "用户账单上显示的商品描述。", en: "Shown to the payer on the bill." },
      example: "图书馆借阅服务",
      max: 127,
      source,
    }),
    out_trade_no: outTradeNo(source),
    time_expire: optionalText({
      title: "交易结束时间",
      label: { zh: "支付结束时间", en: "Payment deadline" },
      help: {
        zh: "RFC 3339，例如 2026-06-08T10:34:56+08:00；不填则 7 天。",
        en: "RFC 3339, e.g. 2026-06-08T10:34:56+08:00; seven days when left out.",
      },
      example: "2026-06-08T10:34:56+08:00",
      max: 64,
      source,
    }),
    attach: optionalText({
      title: "附加数据",
      label: { zh: "商户数据包", en: "Attached data" },
      help: {
        zh: "支付成功通知和查询中原样返回。",
        en: "Returned as it was in the payment notification and in queries.",
      },
      example: "自定义数据",
      max: 128,
      source,
    }),
    notify_url: notifyUrl(
      255,
      { zh: "支付成功后，微信把支付通知发到这里。", en: "WeChat sends the payment notification here." },
      source,
    ),
    goods_tag: optionalText({
      title: "订单优惠标记",
      label: { zh: "订单优惠标记", en: "Discount tag" },
      help: { zh: "代金券、立减优惠使用的标记。", en: "Used by coupons and discounts." },
      example: "WXG",
      max: 32,
      source,
    }),
    amount: z.strictObject({
      total: integer({
        title: "总金额",
        label: { zh: "总金额（分）", en: "Total, in fen" },
        help: {
          zh: 'JSON 整数，单位为分，至少 1；0.01 或 "1" 会被拒绝。',
          en: 'A JSON integer in fen, at least 1; 0.01 and "1" are refused.',
        },
        example: 100,
        min: 1,
        source,
      }),
      currency: cny(source),
    }),
    payer: z.strictObject(side === "partner" ? partnerPayer(source) : { openid: openid(source) }),
    ...orderOptions(source),
  };
}

function partnerPayer(source: string) {
  return {
    sp_openid: optionalText({
      title: "用户服务标识",
      label: { zh: "用户在服务商下的标识", en: "Payer under the service provider" },
      help: {
        zh: "用户在 sp_appid 下的 openid；与 sub_openid 二选一必填。",
        en: "The payer's openid under sp_appid; one of the two must be sent.",
      },
      example: "oYobu0MVnQfWpSMOYJz2AHPG_gQw",
      max: 128,
      source,
    }),
    sub_openid: subOpenid("sp_openid", source),
  };
}
