import { textMember } from "@/lib/wechatpay/json";
import type { Contract, Signing, Terminated } from "./contract";
import { statedEnd, statedSigning } from "./stated";

/** A document that says SIGNED. What was said before the end does not undo the end. */
export function signed(
  said: unknown,
  { signing }: Contract,
  told: { atMs: number; by: "query" | "notification" },
): Signing {
  if (signing.state === "terminated") return signing;
  const known = signing.state === "signed" ? signing : { contractId: null, notified: false, queried: false };
  return {
    state: "signed",
    atMs: signing.state === "signed" ? signing.atMs : (statedSigning(said) ?? told.atMs),
    contractId: known.contractId ?? textMember(said, "contract_id"),
    notified: known.notified || told.by === "notification",
    queried: known.queried || told.by === "query",
  };
}

/** A document, or an answer, by which the contract has ended. The first that says so stays; later ones fill its gaps. */
export function ended(
  said: unknown,
  { signing }: Contract,
  told: { atMs: number; by: string | null; remark: string | null },
): Terminated {
  const stated = statedEnd(said);
  const known = signing.state === "terminated" ? signing : null;
  const contractId = "contractId" in signing ? signing.contractId : null;
  return {
    state: "terminated",
    atMs: known?.atMs ?? stated.atMs ?? told.atMs,
    contractId: contractId ?? textMember(said, "contract_id"),
    by: known?.by ?? stated.by ?? told.by,
    remark: known?.remark ?? stated.remark ?? told.remark,
  };
}
