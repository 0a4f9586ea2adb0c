import { beijingTime } from "../wire-time";
import { type NotificationEvent, type PaymentFacts, said } from "./event";

/** 支付成功回调通知: sent once an order is paid, and only then; members in the order of the documentation's sample. */
export const transactionSuccess: NotificationEvent<PaymentFacts> = {
  id: "transaction-success",
  title: { zh: "支付成功通知", en: "Payment succeeded" },
  note: {
    zh: "只有支付成功才通知；没有字段透露签约会话。",
    en: "Sent on success only; no member tells of a pre-sign session.",
  },
  eventTypes: ["TRANSACTION.SUCCESS"],
  announce: () => ({
    eventType: "TRANSACTION.SUCCESS",
    originalType: "transaction",
    associatedData: "transaction",
    summary: "支付成功",
  }),
  plaintext: (facts) =>
    JSON.stringify(
      said({
        ...merchant(facts),
        out_trade_no: facts.outTradeNo,
        transaction_id: facts.transactionId,
        trade_type: "JSAPI",
        trade_state: "SUCCESS",
        trade_state_desc: "支付成功",
        bank_type: "CMC",
        attach: facts.attach,
        success_time: beijingTime(facts.paidAtMs),
        payer: said(
          facts.side === "partner"
            ? { sp_openid: facts.openid, sub_openid: facts.subOpenid }
            : { openid: facts.openid },
        ),
        amount: {
          total: facts.total,
          payer_total: facts.total,
          currency: facts.currency,
          payer_currency: facts.currency,
        },
      }),
    ),
  standing: "official",
  source: "支付成功回调通知",
};

function merchant({ side, mchid, appid, subMchid, subAppid }: PaymentFacts): Record<string, unknown> {
  return side === "partner"
    ? { sp_appid: appid, sp_mchid: mchid, sub_appid: subAppid, sub_mchid: subMchid }
    : { appid, mchid };
}
