import { webRandom } from "@/components/operations/fresh-code";
import { carriedOver, workingValues } from "@/components/operations/working-values";
import { getExchange } from "@/lib/exchanges/store";
import { world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";
import { formFromInput } from "@/lib/wechatpay/form";
import type { FormValues } from "@/lib/wechatpay/form-input";
import { parseObject } from "@/lib/wechatpay/json";
import type { Operation } from "@/lib/wechatpay/operation";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { readPathAndQuery } from "@/lib/wechatpay/path-and-query";
import { sheetOf } from "@/lib/wechatpay/sheet";

export type Start = {
  profiles: ProfileSummary[];
  profile: ProfileSummary;
  initial: FormValues;
  /** The exchange that filled the form in; null also when the one asked for does not exist. */
  from: string | null;
};

/**
 * What a form begins with; null when there is no profile. From an exchange of the same operation it is that request
 * again; from one of another operation, the same merchant and payer and the `prepay_id` it was about.
 */
export async function readStart(op: Operation, from: string | null): Promise<Start | null> {
  const { store, clock } = await world();
  const [profiles, exchange] = await Promise.all([
    listProfiles(store.db),
    from === null ? null : getExchange(store.db, from),
  ]);
  const profile = profiles.find(({ id }) => id === exchange?.profileId) ?? profiles[0];
  if (!profile) return null;
  const prefilled = workingValues(sheetOf(op), { profile, nowMs: clock.now(), random: webRandom });
  const sender = exchange ? operationById(exchange.operationId) : null;
  if (!exchange || !sender) return { profiles, profile, initial: prefilled, from: null };
  const { pathAndQuery, body } = exchange.request;
  const line = readPathAndQuery(sender, pathAndQuery) ?? { path: {}, query: {} };
  const sent = formFromInput(sender, { ...line, body: parseObject(body) });
  const next = { ...carriedOver(sent, prefilled), ...prepayIdFor(prefilled, exchange.subject.prepayId) };
  return { profiles, profile, initial: sender.id === op.id ? sent : next, from: exchange.id };
}

function prepayIdFor(form: FormValues, prepayId: string | null): FormValues {
  return "prepay_id" in form && prepayId ? { prepay_id: prepayId } : {};
}
