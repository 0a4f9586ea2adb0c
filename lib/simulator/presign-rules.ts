import { type Command, type Outcome, refused } from "./command";
import { payableAt } from "./order-rules";
import type { Refusal } from "./refusals";
import { type Asker, type CodeUse, type Order, orderAt, type Session, type Slice, sessionAt } from "./state";

type Presign = Extract<Command, { kind: "presign" }>;

/**
 * Opens a session of two hours: on an unpaid order, or for the signing mini program. The same code with the identical body is the same session again;
 * what else a code may be used for is assumed (`Settings`).
 */
export function presign(slice: Slice, command: Presign): Outcome {
  const { draft, nowMs } = command;
  const askers = slice.codeUse.kind === "reserved" ? slice.codeUse.by : [];
  const holders = askers.filter((asker) => isHolding(asker, nowMs));
  const same = holders.find(({ session }) => session.fingerprint === draft.fingerprint);
  if (same && command.settings.repeatedPresignIsSame) {
    const isFirst = same === askers[0];
    return { state: isFirst ? slice : { ...slice, codeUse: { kind: "reserved", by: [same] } }, deliveries: [] };
  }
  const used = codeRefusal(slice.codeUse, { isHeld: holders.length > 0, command });
  if (used !== null) return refused(used);
  if (command.settings.oneContractPerService && slice.isBound) return refused("contract_in_force");
  const wrong = draft.scene === "mini-program" ? null : orderRefusal(slice.order, command);
  if (wrong !== null) return refused(wrong);
  const riding = slice.session === null ? null : sessionAt(slice.session, nowMs);
  if (riding?.state === "ACTIVE" && !command.settings.secondPresignReplaces) return refused("presign_exists");
  const session: Session = {
    createdAtMs: nowMs,
    expiresAtMs: nowMs + command.settings.sessionLifeMs,
    state: "ACTIVE",
    contractId: null,
    facts: [{ atMs: nowMs, event: "session_opened", detail: null }],
    ...draft,
  };
  const replaced = slice.session?.state === "ACTIVE" ? pushedAside(slice.session, nowMs) : null;
  const by = [{ session, order: slice.order }];
  return { state: { ...slice, session, replaced, codeUse: { kind: "reserved", by } }, deliveries: [] };
}

/** One that ran out meanwhile has just ended too, so that no turn of the clock brings it back beside the newer one. */
function pushedAside(riding: Session, nowMs: number): Session {
  const session = sessionAt(riding, nowMs);
  if (session.state === "EXPIRED") return session;
  return {
    ...session,
    state: "CLOSED",
    facts: [...session.facts, { atMs: nowMs, event: "replaced", detail: null }],
  };
}

/** Whether a contract can still come of this session: it has not ended, and what it waits for can still be paid. */
function isHolding({ session: stored, order }: Asker, nowMs: number): boolean {
  const session = sessionAt(stored, nowMs);
  if (session.state === "PROMPTED") return true;
  if (session.state !== "ACTIVE") return false;
  return session.scene === "mini-program" || (order !== null && payableAt(order, nowMs) === null);
}

function codeRefusal(use: CodeUse, at: { isHeld: boolean; command: Presign }): Refusal | null {
  if (use.kind === "free") return null;
  if (use.kind === "consumed") return "code_consumed";
  return at.isHeld || !at.command.settings.releaseUnsignedCode ? "code_reserved" : null;
}

/** An order of the same service provider, sub-merchant and payer, still unpaid, its `prepay_id` not older than two hours. */
function orderRefusal(stored: Order | null, { draft, nowMs }: Presign): Refusal | null {
  if (stored === null) return "prepay_unknown";
  const order = orderAt(stored, nowMs);
  // A platform merchant pre-signs for itself an order that it placed for one of its sub-merchants.
  const sameSub = draft.mode === "ecommerce" || order.subMchid === draft.subMchid;
  if (order.mchid !== draft.mchid || !sameSub) return "prepay_of_other";
  const unpayable = payableAt(order, nowMs);
  if (unpayable !== null) return unpayable;
  const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  const otherPayer = differs(order.spOpenid, draft.spOpenid) || differs(order.subOpenid, draft.subOpenid);
  return otherPayer ? "prepay_of_other_payer" : null;
}
