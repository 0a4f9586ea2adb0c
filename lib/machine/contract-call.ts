import { call } from "@/lib/exchanges/call";
import type { Exchange } from "@/lib/exchanges/exchange";
import { recordExchange } from "@/lib/exchanges/store";
import { openProfile } from "@/lib/profiles/store";
import { inputFromForm } from "@/lib/wechatpay/form";
import { requestTexts } from "@/lib/wechatpay/form-input";
import { contractQuery } from "@/lib/wechatpay/operations/contract-query";
import { contractTerminate } from "@/lib/wechatpay/operations/contract-terminate";
import type { World } from "./world";

/** What can be asked of the platform about one contract; `serviceId` null means the profile's own. */
export type ContractCall = { profileId: string; contractCode: string; serviceId: number | null } & (
  | { kind: "query" }
  | { kind: "terminate"; remark: string }
);

/** Signs, sends and records one call about a contract; null when there is no such profile. */
export async function callAboutContract(
  wanted: ContractCall,
  here: Pick<World, "ours" | "store" | "vault">,
): Promise<Exchange | null> {
  const exchange = await sendAboutContract(wanted, here);
  if (exchange) await recordExchange(here.store, exchange);
  return exchange;
}

/** The same without keeping it. */
export async function sendAboutContract(
  wanted: ContractCall,
  { ours, store, vault }: Pick<World, "ours" | "store" | "vault">,
): Promise<Exchange | null> {
  const profile = await openProfile({ id: wanted.profileId }, { db: store.db, vault });
  if (!profile) return null;
  const operation = wanted.kind === "query" ? contractQuery : contractTerminate;
  const request = requestTexts(
    operation,
    inputFromForm(operation, {
      service_id: String(wanted.serviceId ?? profile.summary.serviceId),
      out_contract_code: wanted.contractCode,
      ...(wanted.kind === "terminate" ? { contract_termination_remark: wanted.remark } : {}),
    }),
  );
  return call({ operation, ...request, profile: profile.summary, keys: profile.keys }, ours);
}
