import { beijingTime } from "@/lib/wechatpay/wire-time";
import type { Order, Session, SimContract } from "./state";

/** The payment notification's plaintext, members in the documentation's order (WeChat Pay docs: 支付成功回调通知). */
export function paymentPlaintext(order: Order, paid: { atMs: number; transactionId: string }): string {
  return JSON.stringify({
    sp_appid: order.spAppid,
    sp_mchid: order.mchid,
    ...(order.subAppid === null ? {} : { sub_appid: order.subAppid }),
    sub_mchid: order.subMchid,
    out_trade_no: order.outTradeNo,
    transaction_id: paid.transactionId,
    trade_type: "JSAPI",
    trade_state: "SUCCESS",
    trade_state_desc: "支付成功",
    bank_type: "CMC",
    ...(order.attach === null ? {} : { attach: order.attach }),
    success_time: beijingTime(paid.atMs),
    payer: {
      ...(order.spOpenid === null ? {} : { sp_openid: order.spOpenid }),
      ...(order.subOpenid === null ? {} : { sub_openid: order.subOpenid }),
    },
    amount: {
      total: order.total,
      payer_total: order.total,
      currency: order.currency,
      payer_currency: order.currency,
    },
  });
}

/** The contract notification's plaintext: the members of the contract query, and `sub_mchid`. Its shape is assumed. */
export function contractPlaintext(session: Session, contract: SimContract): string {
  return JSON.stringify({
    mchid: session.mchid,
    sub_mchid: session.subMchid,
    contract_id: contract.contractId,
    appid: session.spAppid,
    ...(session.spOpenid === null ? {} : { openid: session.spOpenid }),
    sub_appid: session.subAppid,
    ...(session.subOpenid === null ? {} : { sub_openid: session.subOpenid }),
    service_id: session.serviceId,
    out_contract_code: session.contractCode,
    contract_display_account: session.displayAccount,
    contract_state: contract.state,
    contract_signed_time: beijingTime(contract.signedAtMs),
  });
}
