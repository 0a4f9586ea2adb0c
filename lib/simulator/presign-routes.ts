import { createHash } from "node:crypto";
import { newId } from "@/lib/ids";
import type { Operation } from "@/lib/wechatpay/operation";
import { OPERATIONS } from "@/lib/wechatpay/operations/registry";
import { bindingRefusal } from "./bindings";
import type { SessionDraft } from "./command";
import { execute } from "./execute";
import type { Input } from "./input";
import { underOrdersMagic } from "./magic";
import type { MerchantDetails } from "./merchant";
import { newWebId } from "./numbers";
import type { SimOutside } from "./outside";
import type { Call, Handled, Route } from "./route";
import { EMPTY_SLICE, type Party, type Session } from "./state";
import { isBound, presignedBefore } from "./store";

const PATH = /\/contracts\/(normal|service-provider|qs|ecommerce)\/pre-entrust-sign\/(pay-redirect-sign|mini-program)$/;

type Kind = Pick<Session, "mode" | "scene">;

/** WeChat's own signing mini program (sample values of 小程序方式预签约). */
const LAUNCH = { sign_mp_appid: "wxbd687630cd02ce1d", sign_mp_path: "pages/PwdExemptContract/index" };

/** Eight operations, four modes by two scenes: checks who belongs to whom, then opens the session. */
export const presignRoutes: readonly Route[] = OPERATIONS.flatMap((operation) => {
  const kind = kindOf(operation);
  return kind ? [{ operation, handle: (call: Call, outside: SimOutside) => presign(kind, call, outside) }] : [];
});

function kindOf({ path }: Operation): Kind | null {
  const [, mode, scene] = PATH.exec(path) ?? [];
  return mode && scene ? ({ mode, scene } as Kind) : null;
}

async function presign(kind: Kind, { input, merchant }: Call, outside: SimOutside): Promise<Handled> {
  const { clock, wireClock } = outside;
  const nowMs = clock.now();
  if (kind.mode !== "service-provider" && !outside.settings.openEveryMode)
    return { kind: "refused", rule: "mode_not_open" };
  const party = partyOf(kind, input);
  const unbound = bindingRefusal(party, merchant.details, outside.settings);
  if (unbound) return { kind: "refused", rule: unbound };
  const draft: SessionDraft = {
    id: newId("ss", wireClock.now()),
    mchid: merchant.mchid,
    prepayId: kind.scene === "mini-program" ? newWebId(outside.random) : input.text("prepay_id"),
    payerOpenid: payerOpenid(party, merchant.details),
    serviceId: input.integer("service_id"),
    contractCode: input.text("out_contract_code"),
    notifyUrl: input.text("notify_url"),
    displayAccount: input.text("contract_display_account"),
    fingerprint: `${kind.mode} ${kind.scene} ${input.fingerprint}`,
    ...kind,
    ...party,
  };
  if (!merchant.details.serviceIds.includes(draft.serviceId)) return { kind: "refused", rule: "service_not_owned" };
  const outcome = await execute(
    ({ order }) => ({ kind: "presign", nowMs, draft, settings: underOrdersMagic(order, outside).settings }),
    {
      merchant,
      load: async (tx) => ({
        ...EMPTY_SLICE,
        ...(await presignedBefore(tx, draft)),
        isBound: outside.settings.oneContractPerService && (await isBound(tx, { ...draft, openid: draft.payerOpenid })),
      }),
    },
    outside,
  );
  if ("refusal" in outcome) return { kind: "refused", rule: outcome.refusal };
  const { codeUse: use } = outcome.state;
  const [granted] = use.kind === "reserved" ? use.by : [];
  return { kind: "ok", body: replyOf(granted?.session ?? draft) };
}

/** Members in the documentation's order; `sub_mchid` comes back in service-provider mode only. */
function replyOf(session: SessionDraft): object {
  const { mode, scene, prepayId, mchid, subMchid, serviceId, contractCode } = session;
  const isMiniProgram = scene === "mini-program";
  return {
    ...(isMiniProgram ? { pre_entrustweb_id: prepayId } : {}),
    mchid,
    ...(mode === "service-provider" ? { sub_mchid: subMchid } : {}),
    service_id: serviceId,
    out_contract_code: contractCode,
    ...(isMiniProgram ? LAUNCH : {}),
  };
}

function partyOf({ mode }: Kind, input: Input): Party {
  const [appid, openid] = mode === "service-provider" ? ["sp_appid", "sp_openid"] : ["appid", "openid"];
  return {
    spAppid: input.text(appid),
    spOpenid: input.maybe(openid),
    subMchid: input.maybe("sub_mchid"),
    subAppid: input.maybe("sub_appid"),
    subOpenid: input.maybe("sub_openid"),
  };
}

/** Who pays, under `spAppid`: as sent, else the one enrolled beside the sub-merchant's openid, else one made up of it. */
function payerOpenid(party: Party, { openidsByAppid }: MerchantDetails): string {
  const { spAppid, spOpenid, subAppid, subOpenid } = party;
  if (spOpenid !== null) return spOpenid;
  const place = openidsByAppid[subAppid ?? ""]?.indexOf(subOpenid ?? "") ?? -1;
  const enrolled = place < 0 ? undefined : openidsByAppid[spAppid]?.[place];
  return enrolled ?? `o${createHash("sha256").update(`${spAppid} ${subOpenid}`).digest("base64url").slice(0, 27)}`;
}
