import { CONTRACT_EVENTS } from "@/lib/wechatpay/events/registry";
import { member, textMember } from "@/lib/wechatpay/json";
import { instantOf, type StatedEnd, statedEnd, statedSigning } from "./stated";

/**
 * What a contract's own document says of it, a query's reply or a notification's plaintext. `word` is the platform's own
 * for the state; times are null where it says none.
 */
export type ContractDocument = {
  says: "signed" | "terminated" | "failed" | "other";
  word: string | null;
  contractId: string | null;
  signedAtMs: number | null;
  ended: StatedEnd;
};

type Says = ContractDocument["says"];

/** docs: 委托代扣 contract_state; one that waits to be renewed or to end is still in force. */
const STATES: Readonly<Record<string, Says>> = {
  SIGNED: "signed",
  TO_BE_RENEWED: "signed",
  TERMINATE_PENDING: "signed",
  TERMINATED: "terminated",
  SIGN_FAILED: "failed",
};

/** docs: 支付分 user_service_status, and contract_status of 校园轻松付 and 教育续费通. */
const CHANGES: Readonly<Record<string, Says>> = {
  USER_OPEN_SERVICE: "signed",
  USER_CLOSE_SERVICE: "terminated",
  ADD: "signed",
  DELETE: "terminated",
};

/** The announced event types; which of them this product uses is not public. */
const ANNOUNCED: ReadonlyMap<string, Says> = new Map(
  CONTRACT_EVENTS.flatMap(({ eventTypes: [signed = "", terminated = ""] }) => [
    [signed, "signed"] as const,
    [terminated, "terminated"] as const,
  ]),
);

/**
 * Reads every shape in which a contract is told of, ours and those of its siblings; null for a document of something
 * else. An event's name decides only where the members name a contract and no state of it.
 */
export function contractDocument(said: unknown, eventType: string | null): ContractDocument | null {
  const inner = member(said, "contract_information");
  const contractId = textMember(said, "contract_id") ?? textMember(inner, "contract_id");
  const state = textMember(said, "contract_state");
  if (state !== null) {
    const signedAtMs = statedSigning(said);
    return { says: STATES[state] ?? "other", word: state, contractId, signedAtMs, ended: statedEnd(said) };
  }
  const change =
    textMember(said, "user_service_status") ??
    textMember(said, "contract_status") ??
    textMember(inner, "contract_status");
  if (change !== null) return changed(said, { says: CHANGES[change] ?? "other", word: change, contractId });
  if (contractId === null && textMember(said, "out_contract_code") === null) return null;
  return changed(said, { says: ANNOUNCED.get(eventType ?? "") ?? "other", word: eventType, contractId });
}

/** A document of one change has one time, which is that of the change. */
function changed(said: unknown, told: Pick<ContractDocument, "says" | "word" | "contractId">): ContractDocument {
  const inner = member(said, "contract_information");
  const atMs =
    instantOf(textMember(said, "operate_time")) ??
    instantOf(textMember(said, "openorclose_time")) ??
    instantOf(textMember(inner, "create_time")) ??
    instantOf(textMember(said, "create_time"));
  const isEnd = told.says === "terminated";
  const by = textMember(said, "contract_termination_mode");
  const stated = statedEnd(said);
  return {
    ...told,
    signedAtMs: statedSigning(said) ?? (told.says === "signed" ? atMs : null),
    ended: { ...stated, atMs: stated.atMs ?? (isEnd ? atMs : null), by: stated.by ?? by },
  };
}
