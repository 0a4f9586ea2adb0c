import { member, textMember } from "@/lib/wechatpay/json";
import type { Contract, Evidence } from "./contract";
import { contractDocument } from "./contract-document";
import { isAccepted, roleOf } from "./role";

/** What a contract is about and between whom. */
export type Parties = Pick<Contract, "serviceId" | "displayAccount" | "openid" | "subOpenid" | "subMchid">;

/** Who signs, with whom and for what: the modes and the sibling products call one and the same by different names. */
export function partiesOf(said: unknown): Parties {
  return {
    serviceId: serviceIdOf(said) ?? integer(said, "plan_id"),
    displayAccount: textMember(said, "contract_display_account"),
    openid: textMember(said, "sp_openid") ?? textMember(said, "openid"),
    subOpenid: textMember(said, "sub_openid"),
    subMchid: textMember(said, "sub_mchid") ?? textMember(said, "sub_mch_id"),
  };
}

/**
 * What no pre-sign of ours told, from the documents that were verified, the earliest first: a contract may have been
 * pre-signed by someone else, and only be told of or asked for here.
 */
export function filledIn(contract: Contract, pieces: readonly Evidence[]): Parties {
  const { serviceId, displayAccount, openid, subOpenid, subMchid } = contract;
  const known: Parties = { serviceId, displayAccount, openid, subOpenid, subMchid };
  for (const piece of pieces) {
    const said = documentOf(piece);
    if (said === null) continue;
    const told = partiesOf(said);
    known.serviceId ??= told.serviceId;
    known.displayAccount ??= told.displayAccount;
    known.openid ??= told.openid;
    known.subOpenid ??= told.subOpenid;
    known.subMchid ??= told.subMchid;
  }
  return known;
}

/** The verified document of a contract that a piece holds, or null. */
export function documentOf(piece: Evidence): unknown {
  if (piece.kind === "fact") return null;
  if (piece.kind === "notification") {
    return piece.verdict === "verified" && contractDocument(piece.resource, piece.eventType) ? piece.resource : null;
  }
  return isAccepted(piece) && ["query", "terminate"].includes(roleOf(piece)) ? piece.reply : null;
}

/** The password-free service, where it goes by its own name: a sibling's `plan_id` may be another number. */
export function serviceIdOf(said: unknown): number | null {
  return integer(said, "service_id");
}

/** Sibling products write the number as a text. */
function integer(said: unknown, name: string): number | null {
  const found = member(said, name);
  const value = typeof found === "string" && /^\d{1,15}$/.test(found) ? Number(found) : found;
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}
