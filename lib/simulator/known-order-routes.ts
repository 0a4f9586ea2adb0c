import type { Operation } from "@/lib/wechatpay/operation";
import { orderClose } from "@/lib/wechatpay/operations/order-close";
import { orderQuery } from "@/lib/wechatpay/operations/order-query";
import { partnerOrderClose } from "@/lib/wechatpay/operations/partner-order-close";
import { partnerOrderQuery } from "@/lib/wechatpay/operations/partner-order-query";
import { execute } from "./execute";
import { orderMembers } from "./order-members";
import type { SimOutside } from "./outside";
import type { Refusal } from "./refusals";
import type { Call, Handled, Route } from "./route";
import { EMPTY_SLICE, type Order, orderAt } from "./state";
import { orderByTradeNo } from "./store";

type Side = Order["mode"];

/** 商户订单号查询订单 and 关闭订单, direct and partner. */
export const knownOrderRoutes: readonly Route[] = [
  { operation: orderQuery, handle: (call, outside) => query("direct", call, outside) },
  { operation: partnerOrderQuery, handle: (call, outside) => query("partner", call, outside) },
  { operation: orderClose as Operation, handle: (call, outside) => close("direct", call, outside) },
  { operation: partnerOrderClose as Operation, handle: (call, outside) => close("partner", call, outside) },
];

async function query(side: Side, call: Call, { store, clock }: SimOutside): Promise<Handled> {
  const order = await orderByTradeNo(store.db, call.merchant.mchid, call.input.text("out_trade_no"));
  const rule = refusal(side, call, order);
  if (rule !== null) return { kind: "refused", rule };
  if (order === null || order.mode !== side) return { kind: "refused", rule: "order_unknown" };
  return { kind: "ok", body: orderMembers(orderAt(order, clock.now())) };
}

async function close(side: Side, call: Call, outside: SimOutside): Promise<Handled> {
  const { clock, settings, store } = outside;
  const { mchid } = call.merchant;
  const outTradeNo = call.input.text("out_trade_no");
  const known = await orderByTradeNo(store.db, mchid, outTradeNo);
  const rule = refusal(side, call, known);
  if (rule !== null) return { kind: "refused", rule };
  const outcome = await execute(
    { kind: "close_order", nowMs: clock.now(), settings },
    {
      merchant: call.merchant,
      load: async (tx) => {
        const order = await orderByTradeNo(tx, mchid, outTradeNo);
        return { ...EMPTY_SLICE, order: order?.mode === side ? order : null };
      },
    },
    outside,
  );
  return "refusal" in outcome ? { kind: "refused", rule: outcome.refusal } : { kind: "done" };
}

/** The merchant ids that a caller names must be its own and the order's. */
function refusal(side: Side, { input, merchant }: Call, order: Order | null): Refusal | null {
  if (input.text(side === "direct" ? "mchid" : "sp_mchid") !== merchant.mchid) return "sp_mchid_mismatch";
  const isOther = side === "partner" && order !== null && order.subMchid !== input.text("sub_mchid");
  return isOther ? "order_of_other_sub" : null;
}
