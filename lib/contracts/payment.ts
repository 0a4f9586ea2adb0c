import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Payment } from "./contract";
import type { Orders } from "./orders";
import { statedPayment } from "./stated";

/** docs: 查询订单 trade_state; what was refunded was paid, and the others leave it open. */
const STATES: Readonly<Record<string, "paid" | "failed" | "closed">> = {
  SUCCESS: "paid",
  REFUND: "paid",
  PAYERROR: "failed",
  CLOSED: "closed",
  REVOKED: "closed",
};

type Known = { contract: Contract; orders: Orders };

/**
 * What an order's own document changes, unless it is the document of another session's order. The simulator's fact of the
 * same payment lacks the transaction, which is added.
 */
export function paymentOf(said: unknown, heardAtMs: number, known: Known): { payment?: Payment } {
  const state = STATES[textMember(said, "trade_state") ?? ""];
  if (state === undefined || !isOfSession(textMember(said, "out_trade_no"), known)) return {};
  const { payment } = known.contract;
  if (state !== "paid") return unpaid(state, heardAtMs, known.contract);
  const transactionId = textMember(said, "transaction_id");
  const atMs = statedPayment(said) ?? heardAtMs;
  return payment.state === "paid"
    ? { payment: { ...payment, transactionId: payment.transactionId ?? transactionId, source: "record" } }
    : { payment: { state: "paid", atMs, transactionId, source: "record" } };
}

/** A close of the order that the platform accepted; only an unpaid one can be closed (docs: 关闭订单). */
export function closedBy(outTradeNo: string | null, atMs: number, known: Known): { payment?: Payment } {
  return isOfSession(outTradeNo, known) ? unpaid("closed", atMs, known.contract) : {};
}

/** What ended an order for good stays so; of a failed payment the first time. */
function unpaid(state: "failed" | "closed", atMs: number, { payment }: Contract): { payment?: Payment } {
  if (payment.state === "paid") return {};
  const isKnown = payment.state === "closed" || payment.state === state;
  return { payment: isKnown ? { ...payment, source: "record" } : { state, atMs, source: "record" } };
}

/** A document that names no order is believed of the one that is known. */
function isOfSession(outTradeNo: string | null, { contract, orders }: Known): boolean {
  if (outTradeNo === null) return true;
  if (contract.outTradeNo !== null) return outTradeNo === contract.outTradeNo;
  return ![...orders.values()].includes(outTradeNo);
}
