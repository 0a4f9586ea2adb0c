import * as z from "zod/mini";
import { integer, optionalInteger, optionalText, text } from "../field";
import { mchid, type OrderSide, outTradeNo, spMchid, subMchid } from "./order-fields";

const appid = (zh: string, en: string, example: string) => ({ title: zh, label: { zh, en }, example, max: 32 });

/** The order as the platform knows it; what payment alone decides is absent before it. */
export function orderQueryReply(side: OrderSide, source: string) {
  const help = { zh: "下单时使用的 AppID。", en: "The AppID of the order." };
  return z.object({
    ...(side === "partner"
      ? {
          sp_appid: text({ ...appid("服务商 AppID", "Service provider AppID", "wxd678efh567hg6787"), help, source }),
          sp_mchid: spMchid(),
          sub_appid: optionalText({
            ...appid("子商户 AppID", "Sub-merchant AppID", "wxd678efh567hg6788"),
            help,
            source,
          }),
          sub_mchid: subMchid(),
        }
      : {
          appid: text({ ...appid("商户 AppID", "Merchant AppID", "wxd678efh567hg6787"), help, source }),
          mchid: mchid(),
        }),
    out_trade_no: outTradeNo(source),
    ...transactionMembers(source),
    payer: z.optional(z.object(side === "partner" ? partnerPayer(source) : directPayer(source))),
    amount: z.optional(amountMembers(source)),
  });
}

function transactionMembers(source: string) {
  return {
    transaction_id: optionalText({
      title: "微信支付订单号",
      label: { zh: "微信支付订单号", en: "Transaction id" },
      help: { zh: "支付成功后才有。", en: "Only once it is paid." },
      example: "1217752501201407033233368018",
      max: 32,
      source,
    }),
    trade_type: optionalText({
      title: "交易类型",
      label: { zh: "交易类型", en: "Trade type" },
      help: { zh: "支付成功后才有。", en: "Only once it is paid." },
      example: "JSAPI",
      max: 16,
      source,
    }),
    trade_state: text({
      title: "交易状态",
      label: { zh: "交易状态", en: "Trade state" },
      help: {
        zh: "NOTPAY 未支付、SUCCESS 支付成功、CLOSED 已关闭、REFUND 转入退款。",
        en: "NOTPAY, SUCCESS, CLOSED or REFUND.",
      },
      example: "SUCCESS",
      max: 32,
      source,
    }),
    trade_state_desc: text({
      title: "交易状态描述",
      label: { zh: "交易状态描述", en: "Trade state in words" },
      help: { zh: "对交易状态的中文说明。", en: "The trade state in Chinese." },
      example: "支付成功",
      max: 256,
      source,
    }),
    bank_type: optionalText({
      title: "付款银行",
      label: { zh: "付款银行", en: "Bank" },
      help: { zh: "支付成功后才有。", en: "Only once it is paid." },
      example: "CMC",
      max: 32,
      source,
    }),
    attach: optionalText({
      title: "附加数据",
      label: { zh: "商户数据包", en: "Attached data" },
      help: { zh: "下单时所传，支付成功后返回。", en: "As it was ordered; returned once it is paid." },
      example: "自定义数据",
      max: 128,
      source,
    }),
    success_time: optionalText({
      title: "支付完成时间",
      label: { zh: "支付完成时间", en: "Paid at" },
      help: { zh: "RFC 3339，支付成功后才有。", en: "RFC 3339, only once it is paid." },
      example: "2018-06-08T10:34:56+08:00",
      max: 64,
      source,
    }),
  };
}

const PAYER = { title: "用户标识", example: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", max: 128 };
const PAYER_HELP = { zh: "下单时所传的付款人。", en: "The payer of the order." };

function directPayer(source: string) {
  return {
    openid: text({ ...PAYER, label: { zh: "付款人的 openid", en: "Payer's openid" }, help: PAYER_HELP, source }),
  };
}

function partnerPayer(source: string) {
  return {
    sp_openid: optionalText({
      ...PAYER,
      label: { zh: "用户在服务商下的标识", en: "Payer under the service provider" },
      help: PAYER_HELP,
      source,
    }),
    sub_openid: optionalText({
      ...PAYER,
      label: { zh: "用户在子商户下的标识", en: "Payer under the sub-merchant" },
      help: PAYER_HELP,
      source,
    }),
  };
}

function amountMembers(source: string) {
  const amount = (zh: string, en: string) => ({
    title: zh,
    label: { zh, en },
    help: { zh: "单位为分。", en: "In fen." },
    example: 100,
    source,
  });
  const currency = (zh: string, en: string) =>
    optionalText({
      title: zh,
      label: { zh, en },
      help: { zh: "固定 CNY。", en: "Always CNY." },
      example: "CNY",
      max: 16,
      source,
    });
  return z.object({
    total: integer(amount("总金额", "Total")),
    payer_total: optionalInteger(amount("用户支付金额", "Paid by the payer")),
    currency: currency("货币类型", "Currency"),
    payer_currency: currency("用户支付币种", "Payer's currency"),
  });
}
