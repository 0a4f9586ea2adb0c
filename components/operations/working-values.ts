import type { ProfileSummary } from "@/lib/profiles/profile";
import type { FormValues } from "@/lib/wechatpay/form-input";
import type { Sheet } from "@/lib/wechatpay/sheet";
import { freshCode, isGenerated } from "./fresh-code";

/** What must be there from outside for a form to work at once. */
export type Ingredients = { profile: ProfileSummary; nowMs: number; random: (bytes: number) => Uint8Array };

/** A form that the platform accepts as it is: the profile's identity, fresh codes, examples for the rest. */
export function workingValues(op: Sheet, { profile, nowMs, random }: Ingredients): FormValues {
  return Object.fromEntries(
    op.fields.map(({ name, required, meta }) => {
      if (isGenerated(name)) return [name, freshCode(name, nowMs, random)];
      return [name, identity(profile)[leaf(name)] ?? FIXED[name] ?? (required ? String(meta.example) : "")];
    }),
  );
}

/** The same merchant and payer in another operation's form, so that its result fits: an order for a pre-sign. */
export function carriedOver(from: FormValues, to: FormValues): FormValues {
  const byLeaf = new Map(Object.entries(from).map(([name, value]) => [leaf(name), value]));
  return Object.fromEntries(
    Object.entries(to).map(([name, value]) => [
      name,
      (CARRIED.includes(leaf(name)) && byLeaf.get(leaf(name))) || value,
    ]),
  );
}

const CARRIED = ["sp_appid", "sub_mchid", "sub_appid", "sp_openid", "sub_openid"];

/** A prepay_id's example belongs to nobody; the field starts empty and is filled by running the order. */
const FIXED: FormValues = { prepay_id: "", "amount.total": "1", "amount.currency": "CNY" };

function identity(profile: ProfileSummary): FormValues {
  return {
    sp_appid: profile.spAppid,
    sp_mchid: profile.mchid,
    sub_mchid: profile.subMchid,
    sub_appid: profile.subAppid,
    service_id: String(profile.serviceId),
    sp_openid: profile.spOpenid,
    sub_openid: profile.subOpenid,
    notify_url: profile.notifyUrl,
  };
}

function leaf(name: string): string {
  return name.split(".").at(-1) ?? name;
}
