import { isGenerated, webRandom } from "@/components/operations/fresh-code";
import { isDirect } from "@/components/operations/known-operations";
import type { RecentByProfile } from "@/components/operations/use-operation-form";
import { carriedOver, workingValues } from "@/components/operations/working-values";
import { recentOf } from "@/lib/contracts/recent";
import type { Exchange } from "@/lib/exchanges/exchange";
import { getExchange } from "@/lib/exchanges/store";
import { type World, world } from "@/lib/machine/world";
import type { ProfileSummary } from "@/lib/profiles/profile";
import { listProfiles } from "@/lib/profiles/store";
import { formFromInput } from "@/lib/wechatpay/form";
import type { FormValues } from "@/lib/wechatpay/form-input";
import { parseObject, textMember } from "@/lib/wechatpay/json";
import { fieldsOf, type Operation } from "@/lib/wechatpay/operation";
import { operationById } from "@/lib/wechatpay/operations/registry";
import { readPathAndQuery } from "@/lib/wechatpay/path-and-query";
import { sheetOf } from "@/lib/wechatpay/sheet";

export type Start = {
  profiles: ProfileSummary[];
  profile: ProfileSummary;
  recent: RecentByProfile;
  initial: FormValues;
  /** The exchange that filled the form in; null also when the one asked for does not exist. */
  from: string | null;
};

/**
 * What a form begins with; null when there is no profile. From an exchange of the same operation it is that request
 * again, `anew` with what can be used only once made new; from one of another operation, the same merchant and payer
 * and what it was about.
 */
export async function readStart(op: Operation, from: string | null, anew = false): Promise<Start | null> {
  const here = await world();
  const [profiles, exchange] = await Promise.all([
    listProfiles(here.store.db),
    from === null ? null : getExchange(here.store.db, from),
  ]);
  const profile = profiles.find(({ id }) => id === exchange?.profileId) ?? profiles[0];
  if (!profile) return null;
  const recent = needsRecent(op) ? await recentByProfile(profiles, here) : {};
  const ingredients = { profile, recent: recent[profile.id], nowMs: here.clock.now(), random: webRandom };
  const prefilled = workingValues(sheetOf(op), ingredients);
  const sender = exchange ? operationById(exchange.operationId) : null;
  if (!exchange || !sender) return { profiles, profile, recent, initial: prefilled, from: null };
  const sent = sentForm(sender, exchange);
  const next = { ...carriedOver(sent, prefilled), ...aboutTheSame(op, exchange) };
  const again = anew ? { ...sent, ...usedOnce(op, prefilled) } : sent;
  return { profiles, profile, recent, initial: sender.id === op.id ? again : next, from: exchange.id };
}

/** New codes, and no order yet where one must be earned. */
function usedOnce(op: Operation, prefilled: FormValues): FormValues {
  const names = fieldsOf(op).filter((field) => isGenerated(field) || field.name === "prepay_id");
  return Object.fromEntries(names.map(({ name }) => [name, prefilled[name] ?? ""]));
}

async function recentByProfile(profiles: readonly ProfileSummary[], { store }: World): Promise<RecentByProfile> {
  const found = profiles.map(async ({ id }) => [id, await recentOf(store.db, id)] as const);
  return Object.fromEntries(await Promise.all(found));
}

/** Only what names something that exists already is filled in from what was last dealt with. */
function needsRecent(op: Operation): boolean {
  return fieldsOf(op).some(({ place, name }) => place === "path" || name.startsWith("contract_info."));
}

function sentForm(sender: Operation, { request }: Exchange): FormValues {
  const line = readPathAndQuery(sender, request.pathAndQuery) ?? { path: {}, query: {} };
  return formFromInput(sender, { ...line, body: parseObject(request.body) });
}

/** The codes that an exchange was about, where the form has a field for something that exists already. */
function aboutTheSame(op: Operation, { operationId, subject, reply }: Exchange): FormValues {
  const answer = reply.kind === "reply" ? parseObject(new TextDecoder().decode(reply.body)) : {};
  const known: Record<string, string | null> = {
    // A signing mini program is opened by its session, which is no order.
    prepay_id: "pre_entrustweb_id" in answer ? null : subject.prepayId,
    out_contract_code: subject.contractCode,
    // An order of the other side would not be found.
    out_trade_no: isDirect(op.id) === isDirect(operationId) ? subject.outTradeNo : null,
    "contract_info.password_free_contract_id": textMember(answer, "contract_id"),
  };
  const fields = fieldsOf(op).filter(({ place, name }) => place === "path" || !name.startsWith("out_"));
  return Object.fromEntries(fields.flatMap(({ name }) => (known[name] ? [[name, known[name]]] : [])));
}
