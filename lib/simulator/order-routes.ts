import type { Operation } from "@/lib/wechatpay/operation";
import { jsapiOrder } from "@/lib/wechatpay/operations/jsapi-order";
import { jsapiWithContract } from "@/lib/wechatpay/operations/jsapi-with-contract";
import { partnerJsapiOrder } from "@/lib/wechatpay/operations/partner-jsapi-order";
import { partnerJsapiWithContract } from "@/lib/wechatpay/operations/partner-jsapi-with-contract";
import { readTime } from "@/lib/wechatpay/wire-time";
import { bindingRefusal } from "./bindings";
import type { OrderDraft } from "./command";
import { execute } from "./execute";
import type { Input } from "./input";
import { newPrepayId } from "./numbers";
import type { SimOutside } from "./outside";
import type { Call, Handled, Route } from "./route";
import { EMPTY_SLICE, type Order, type Party } from "./state";
import { contractById, orderByTradeNo } from "./store";

type Side = Order["mode"];

/** JSAPI 下单 and JSAPI 下单并授权, direct and partner: checks who belongs to whom, then places the order. */
export const orderRoutes: readonly Route[] = [
  placing(partnerJsapiOrder as Operation, "partner"),
  placing(jsapiOrder, "direct"),
  placing(partnerJsapiWithContract, "partner"),
  placing(jsapiWithContract, "direct"),
];

function placing(operation: Operation, side: Side): Route {
  return { operation, handle: (call, outside) => place(side, call, outside) };
}

async function place(side: Side, { input, merchant }: Call, outside: SimOutside): Promise<Handled> {
  const { clock, random, settings } = outside;
  const named = input.text(side === "direct" ? "mchid" : "sp_mchid");
  if (named !== merchant.mchid) return { kind: "refused", rule: "sp_mchid_mismatch" };
  const nowMs = clock.now();
  const draft = draftOf(side, input, { mchid: merchant.mchid, prepayId: newPrepayId(nowMs, random) });
  const unbound = bindingRefusal(draft, merchant.details, settings);
  if (unbound) return { kind: "refused", rule: unbound };
  const deadline = input.maybe("time_expire");
  const deadlineMs = deadline === null ? null : readTime(deadline);
  const outcome = await execute(
    { kind: "place_order", nowMs, draft, deadlineMs, settings },
    {
      merchant,
      load: async (tx) => ({
        ...EMPTY_SLICE,
        order: await orderByTradeNo(tx, merchant.mchid, draft.outTradeNo),
        contract: draft.contractId === null ? null : await contractById(tx, draft.contractId),
      }),
    },
    outside,
  );
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  return { kind: "ok", body: { prepay_id: outcome.state.order?.prepayId } };
}

function draftOf(side: Side, input: Input, own: { mchid: string; prepayId: string }): OrderDraft {
  return {
    mode: side,
    outTradeNo: input.text("out_trade_no"),
    description: input.text("description"),
    attach: input.maybe("attach"),
    notifyUrl: input.text("notify_url"),
    total: input.integer("amount.total"),
    currency: input.maybe("amount.currency") ?? "CNY",
    contractId: input.maybe("contract_info.password_free_contract_id"),
    fingerprint: input.fingerprint,
    ...own,
    ...partyOf(side, input),
  };
}

function partyOf(side: Side, input: Input): Party {
  if (side === "direct") {
    const [spAppid, spOpenid] = [input.text("appid"), input.maybe("payer.openid")];
    return { spAppid, spOpenid, subMchid: null, subAppid: null, subOpenid: null };
  }
  return {
    spAppid: input.text("sp_appid"),
    spOpenid: input.maybe("payer.sp_openid"),
    subMchid: input.text("sub_mchid"),
    subAppid: input.maybe("sub_appid"),
    subOpenid: input.maybe("payer.sub_openid"),
  };
}
