import { textMember } from "@/lib/wechatpay/json";
import { claimsOf } from "./claims";
import type { Evidence } from "./contract";
import { isSuccess, roleOf } from "./role";
import { speakingOf } from "./services";

/** The identifiers that belong to few contracts; those that many share are columns of the index. */
export const LOOKUP_KINDS = ["code", "contract_id", "prepay_id", "order", "transaction"] as const;

export type LookupKind = (typeof LOOKUP_KINDS)[number];

export type LookupKey = { kind: LookupKind; value: string };

/** The ids under which the platform is believed to have signed or ended it. */
export function contractIdsOf(evidence: readonly Evidence[]): string[] {
  const claims = speakingOf(evidence)
    .flatMap(claimsOf)
    .filter(({ says }) => says === "signed" || says === "terminated");
  return [...new Set(claims.flatMap(({ id }) => id ?? []))];
}

/** Everything by which a contract can be asked for, in one order whatever the order of the evidence. */
export function lookupKeys(contractCode: string, evidence: readonly Evidence[]): LookupKey[] {
  const keys = new Map<string, LookupKey>();
  const add = (kind: LookupKind, value: string | null) => {
    if (value !== null && /^[\x21-\x7e]{1,64}$/.test(value)) keys.set(`${kind} ${value}`, { kind, value });
  };
  add("code", contractCode);
  for (const id of contractIdsOf(evidence)) add("contract_id", id);
  for (const piece of evidence) {
    for (const { says, id } of claimsOf(piece)) if (says === "paid") add("transaction", id);
    if (piece.kind !== "exchange") continue;
    const role = roleOf(piece);
    if (role === "order") add("order", textMember(piece.request, "out_trade_no"));
    if (role === "order" && isSuccess(piece.status)) add("prepay_id", textMember(piece.reply, "prepay_id"));
    if (role === "presign") add("prepay_id", textMember(piece.request, "prepay_id"));
    if (role === "presign" && isSuccess(piece.status)) add("prepay_id", textMember(piece.reply, "pre_entrustweb_id"));
  }
  return [...keys].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, key]) => key);
}
