import type { Contract, Signing, Source, Terminated } from "./contract";
import type { ContractDocument } from "./contract-document";
import type { Reading } from "./fold";
import { ASKED_AFTER_MS } from "./follow-up";

/** A document that says it is signed. What was said before the end does not undo the end, but tells of the signing. */
export function signed(
  document: ContractDocument,
  { signing }: Contract,
  told: { atMs: number; by: "query" | "notification" },
): Signing {
  const notified = told.by === "notification";
  if (signing.state === "terminated") {
    return {
      ...signing,
      contractId: signing.contractId ?? document.contractId,
      signedAtMs: signing.signedAtMs ?? document.signedAtMs,
      notified: signing.notified || notified,
    };
  }
  const known = signing.state === "signed" ? signing : UNTOLD;
  return {
    state: "signed",
    atMs: signing.state === "signed" ? signing.atMs : (document.signedAtMs ?? told.atMs),
    contractId: known.contractId ?? document.contractId,
    notified: known.notified || notified,
    queried: known.queried || !notified,
    delivered: known.delivered,
  };
}

const UNTOLD = { contractId: null, notified: false, queried: false, delivered: false } as const;

type ToldEnd = { atMs: number; by: string | null; remark: string | null; isStated: boolean; source: Source };

/** A document, or an answer, by which the contract has ended. The first that says so stays; later ones fill its gaps. */
export function ended(document: ContractDocument | null, { signing }: Contract, told: ToldEnd): Terminated {
  const known = signing.state === "terminated" ? signing : null;
  const before = signing.state === "signed" ? signing : null;
  return {
    state: "terminated",
    ...howEnded(document, known, told),
    contractId: known?.contractId ?? before?.contractId ?? document?.contractId ?? null,
    signedAtMs: known?.signedAtMs ?? before?.atMs ?? document?.signedAtMs ?? null,
    notified: known?.notified ?? before?.notified ?? false,
    delivered: known?.delivered ?? before?.delivered ?? false,
    source: known?.source === "record" ? "record" : told.source,
  };
}

/**
 * When it ended, by whom and why. A call that was accepted once it had ended already may have ended nothing (assumed: the
 * platform answers a second termination as the first); whom the platform names has the word over what our call lets conclude.
 */
function howEnded(
  document: ContractDocument | null,
  known: Terminated | null,
  told: ToldEnd,
): Pick<Terminated, "atMs" | "by" | "remark" | "isStated"> {
  const { atMs, by, remark } = document?.ended ?? { atMs: null, by: null, remark: null };
  const isSame = known?.by === by;
  if (known !== null && !known.isStated && by !== null) {
    return { atMs: atMs ?? known.atMs, by, remark: remark ?? (isSame ? known.remark : null), isStated: true };
  }
  if (known !== null && !told.isStated) return known;
  return {
    atMs: known?.atMs ?? atMs ?? told.atMs,
    by: known?.by ?? by ?? told.by,
    remark: known?.remark ?? remark ?? told.remark,
    isStated: known?.isStated ?? told.isStated,
  };
}

/** A document that says that the signing failed. */
export function failed({ signing }: Contract, atMs: number): Reading["change"] {
  const isSettled = signing.state === "signed" || signing.state === "terminated";
  return isSettled ? {} : { signing: { state: "failed", atMs } };
}

/** A query that found no contract: once the session is over on the platform's side too, none can come of it any more. */
export function unsigned({ presign, signing }: Contract, atMs: number): Reading["change"] {
  const isOver = "expiresAtMs" in presign && atMs >= presign.expiresAtMs + ASKED_AFTER_MS;
  const isOpen = signing.state === "unknown" || signing.state === "offered";
  return isOver && isOpen ? { signing: { state: "unsigned", atMs } } : {};
}
