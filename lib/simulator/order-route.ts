import type { Operation } from "@/lib/wechatpay/operation";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { bindingRefusal } from "./bindings";
import type { OrderDraft } from "./command";
import { execute } from "./execute";
import type { Input } from "./input";
import type { Merchant } from "./merchant";
import { newPrepayId } from "./numbers";
import type { SimOutside } from "./outside";
import type { Handled, Route } from "./route";
import { EMPTY_SLICE } from "./state";
import { orderByTradeNo } from "./store";

/** 服务商 JSAPI 下单: checks who belongs to whom, then places the order. */
export const orderRoute: Route = { operation: partnerJsapiOrder as Operation, handle };

async function handle(input: Input, merchant: Merchant, outside: SimOutside): Promise<Handled> {
  const { clock, random, settings } = outside;
  if (input.text("sp_mchid") !== merchant.mchid) return { kind: "refused", rule: "sp_mchid_mismatch" };
  const nowMs = clock.now();
  const draft = draftOf(input, merchant.mchid, newPrepayId(nowMs, random));
  const unbound = bindingRefusal(draft, merchant.details, settings);
  if (unbound) return { kind: "refused", rule: unbound };
  const deadline = input.maybe("time_expire");
  const deadlineMs = deadline === null ? null : readDeadline(deadline);
  if (Number.isNaN(deadlineMs)) return { kind: "refused", rule: "deadline_unreadable" };
  const outcome = await execute(
    { kind: "place_order", nowMs, draft, deadlineMs, settings },
    {
      merchant,
      load: async (tx) => ({ ...EMPTY_SLICE, order: await orderByTradeNo(tx, merchant.mchid, draft.outTradeNo) }),
    },
    outside,
  );
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  return { kind: "ok", body: { prepay_id: outcome.state.order?.prepayId } };
}

function draftOf(input: Input, mchid: string, prepayId: string): OrderDraft {
  return {
    prepayId,
    mchid,
    spAppid: input.text("sp_appid"),
    subMchid: input.text("sub_mchid"),
    subAppid: input.maybe("sub_appid"),
    outTradeNo: input.text("out_trade_no"),
    description: input.text("description"),
    attach: input.maybe("attach"),
    notifyUrl: input.text("notify_url"),
    total: input.integer("amount.total"),
    currency: input.maybe("amount.currency") ?? "CNY",
    spOpenid: input.maybe("payer.sp_openid"),
    subOpenid: input.maybe("payer.sub_openid"),
    fingerprint: input.fingerprint,
  };
}

/** RFC 3339 with a zone, in one of the four layouts of the basic rules; NaN for anything else. */
function readDeadline(text: string): number {
  const layout = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2})$/;
  return layout.test(text) ? Date.parse(text) : Number.NaN;
}
