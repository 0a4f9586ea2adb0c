import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Payment } from "./contract";
import { statedPayment } from "./stated";

/**
 * What an order's own document changes: it is paid when it says SUCCESS (docs: 查询订单 trade_state), unless it is the
 * document of an earlier session's order. The simulator's fact of the same payment lacks the transaction, which is added.
 */
export function paymentOf(said: unknown, heardAtMs: number, contract: Contract): { payment?: Payment } {
  if (textMember(said, "trade_state") !== "SUCCESS") return {};
  const { payment, outTradeNo } = contract;
  if (outTradeNo !== null && textMember(said, "out_trade_no") !== outTradeNo) return {};
  const transactionId = textMember(said, "transaction_id");
  if (payment.state === "paid") {
    return payment.transactionId === null ? { payment: { ...payment, transactionId } } : {};
  }
  return { payment: { state: "paid", atMs: statedPayment(said) ?? heardAtMs, transactionId } };
}
