import { type Command, type Outcome, refused } from "./command";
import type { Refusal } from "./refusals";
import { type CodeUse, type Order, orderAt, type Session, type Slice, sessionAt } from "./state";

type Presign = Extract<Command, { kind: "presign" }>;

/**
 * Opens a session of two hours: on an unpaid order, or for the signing mini program. The same code with the identical body is the same session again;
 * what else a code may be used for is assumed (`Settings`).
 */
export function presign(slice: Slice, command: Presign): Outcome {
  const { draft, nowMs } = command;
  const used = codeRefusal(slice.codeUse, command);
  if (used === "repeat") return { state: slice, deliveries: [] };
  if (used !== null) return refused(used);
  const wrong = draft.scene === "mini-program" ? null : orderRefusal(slice.order, command);
  if (wrong !== null) return refused(wrong);
  const riding = slice.session === null ? null : sessionAt(slice.session, nowMs);
  if (riding?.state === "ACTIVE" && !command.settings.secondPresignReplaces) return refused("presign_exists");
  const session: Session = {
    ...draft,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + command.settings.sessionLifeMs,
    state: "ACTIVE",
    contractId: null,
    facts: [{ atMs: nowMs, event: "session_opened", detail: null }],
  };
  const replaced = slice.session?.state === "ACTIVE" ? pushedAside(slice.session, nowMs) : null;
  return { state: { ...slice, session, replaced, codeUse: { kind: "reserved", session } }, deliveries: [] };
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

function codeRefusal(use: CodeUse, { draft, nowMs, settings }: Presign): Refusal | "repeat" | null {
  if (use.kind === "free") return null;
  if (use.kind === "consumed") return "code_consumed";
  const session = sessionAt(use.session, nowMs);
  const waits = session.state === "ACTIVE" || session.state === "PROMPTED";
  const same = settings.repeatedPresignIsSame && session.fingerprint === draft.fingerprint;
  if (waits) return same ? "repeat" : "code_reserved";
  return settings.releaseUnsignedCode ? null : "code_reserved";
}

/** An order of the same service provider, sub-merchant and payer, still unpaid, its `prepay_id` not older than two hours. */
function orderRefusal(stored: Order | null, { draft, nowMs }: Presign): Refusal | null {
  if (stored === null) return "prepay_unknown";
  const order = orderAt(stored, nowMs);
  // A platform merchant pre-signs for itself an order that it placed for one of its sub-merchants.
  const sameSub = draft.mode === "ecommerce" || order.subMchid === draft.subMchid;
  if (order.mchid !== draft.mchid || !sameSub) return "prepay_of_other";
  if (order.state === "SUCCESS") return "order_paid";
  if (order.state === "CLOSED") return "order_closed";
  if (nowMs >= order.prepayExpiresAtMs) return "prepay_expired";
  const differs = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  const otherPayer = differs(order.spOpenid, draft.spOpenid) || differs(order.subOpenid, draft.subOpenid);
  return otherPayer ? "prepay_of_other_payer" : null;
}
