import { newId } from "@/lib/ids";
import type { Operation } from "@/lib/wechatpay/operation";
import { payRedirectSign } from "@/lib/wechatpay/operations/pay-redirect-sign";
import { bindingRefusal } from "./bindings";
import type { SessionDraft } from "./command";
import { execute } from "./execute";
import type { Input } from "./input";
import type { Merchant } from "./merchant";
import type { SimOutside } from "./outside";
import type { Handled, Route } from "./route";
import { EMPTY_SLICE } from "./state";
import { codeUse, orderByPrepayId, sessionByPrepayId } from "./store";

/** 服务商模式支付后场景预签约: checks who belongs to whom, then opens the session. */
export const presignRoute: Route = { operation: payRedirectSign as Operation, handle };

async function handle(input: Input, merchant: Merchant, outside: SimOutside): Promise<Handled> {
  const { clock, wireClock, settings } = outside;
  const nowMs = clock.now();
  const draft = draftOf(input, merchant.mchid, newId("ss", wireClock.now()));
  const unbound = bindingRefusal(draft, merchant.details, settings);
  if (unbound) return { kind: "refused", rule: unbound };
  if (!merchant.details.serviceIds.includes(draft.serviceId)) return { kind: "refused", rule: "service_not_owned" };
  const outcome = await execute(
    { kind: "presign", nowMs, draft, settings },
    {
      merchant,
      load: async (tx) => ({
        ...EMPTY_SLICE,
        order: await orderByPrepayId(tx, draft.prepayId),
        session: await sessionByPrepayId(tx, draft.prepayId),
        codeUse: await codeUse(tx, merchant.mchid, draft.contractCode),
      }),
    },
    outside,
  );
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  const { mchid, subMchid, serviceId, contractCode } = draft;
  return {
    kind: "ok",
    body: { mchid, sub_mchid: subMchid, service_id: serviceId, out_contract_code: contractCode },
  };
}

function draftOf(input: Input, mchid: string, id: string): SessionDraft {
  return {
    id,
    mchid,
    prepayId: input.text("prepay_id"),
    spAppid: input.text("sp_appid"),
    spOpenid: input.maybe("sp_openid"),
    subMchid: input.text("sub_mchid"),
    subAppid: input.text("sub_appid"),
    subOpenid: input.maybe("sub_openid"),
    serviceId: input.integer("service_id"),
    contractCode: input.text("out_contract_code"),
    notifyUrl: input.text("notify_url"),
    displayAccount: input.text("contract_display_account"),
    fingerprint: input.fingerprint,
  };
}
