import type { Recent } from "@/lib/contracts/recent";
import type { ProfileSummary } from "@/lib/profiles/profile";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { freshCode, isGenerated } from "./fresh-code";
import { isDirect } from "./known-operations";

/** What must be there from outside for a form to work at once. */
export type Ingredients = {
  profile: ProfileSummary;
  recent?: Recent;
  nowMs: number;
  random: (bytes: number) => Uint8Array;
};

const NOTHING_YET: Recent = {
  contractCode: null,
  contractId: null,
  partnerTradeNo: null,
  directTradeNo: null,
};

/** A form that the platform accepts as it is: the profile's identity, fresh codes, what was last dealt with, examples. */
export function workingValues(op: Sheet, { profile, recent = NOTHING_YET, nowMs, random }: Ingredients): FormValues {
  return Object.fromEntries(
    op.fields.map((entry) => {
      const { name, required, meta } = entry;
      if (isGenerated(entry)) return [name, freshCode(name, nowMs, random)];
      const known = identity(profile)[leaf(name)] ?? dealtWith(op, recent)[name] ?? FIXED[name];
      return [name, known ?? (required ? String(meta.example) : "")];
    }),
  );
}

/** The same merchant and payer in another operation's form, so that its result fits: an order for a pre-sign. */
export function carriedOver(from: FormValues, to: FormValues): FormValues {
  const byLeaf = new Map(Object.entries(from).map(([name, value]) => [leaf(name), value]));
  return Object.fromEntries(
    Object.entries(to).map(([name, value]) => {
      const carried = (SAME_AS[leaf(name)] ?? []).map((other) => byLeaf.get(other)).find(Boolean);
      return [name, carried ?? value];
    }),
  );
}

/** What is carried, and from which members: the modes call one merchant's AppID, id and payer differently. */
const SAME_AS: Record<string, readonly string[]> = {
  sp_appid: ["sp_appid", "appid"],
  appid: ["appid", "sp_appid"],
  sp_mchid: ["sp_mchid", "mchid"],
  mchid: ["mchid", "sp_mchid"],
  sp_openid: ["sp_openid", "openid"],
  openid: ["openid", "sp_openid"],
  sub_mchid: ["sub_mchid"],
  sub_appid: ["sub_appid"],
  sub_openid: ["sub_openid"],
  service_id: ["service_id"],
};

/** An example of these belongs to nobody: they start empty, and are earned by an order or a contract. */
const FIXED: FormValues = {
  prepay_id: "",
  "contract_info.password_free_contract_id": "",
  "amount.total": "1",
  "amount.currency": "CNY",
};

/** Codes in a path name something that exists. */
function dealtWith(op: Sheet, recent: Recent): Record<string, string | undefined> {
  const { contractCode, contractId, partnerTradeNo, directTradeNo } = recent;
  const outTradeNo = isDirect(op.id) ? directTradeNo : partnerTradeNo;
  return {
    out_contract_code: contractCode ?? undefined,
    out_trade_no: outTradeNo ?? undefined,
    "contract_info.password_free_contract_id": contractId ?? undefined,
  };
}

function identity(profile: ProfileSummary): FormValues {
  return {
    appid: profile.spAppid,
    sp_appid: profile.spAppid,
    mchid: profile.mchid,
    sp_mchid: profile.mchid,
    sub_mchid: profile.subMchid,
    sub_appid: profile.subAppid,
    service_id: String(profile.serviceId),
    openid: profile.spOpenid,
    sp_openid: profile.spOpenid,
    sub_openid: profile.subOpenid,
    notify_url: profile.notifyUrl,
  };
}

function leaf(name: string): string {
  return name.split(".").at(-1) ?? name;
}
