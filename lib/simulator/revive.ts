import type { Order, Session, SimContract } from "./state";

const TEXT = Symbol("text");

/** The very text that an aggregate was read from: whoever saves it asks that this still stands there. */
export function textOf(aggregate: (Order | Session | SimContract) & { [TEXT]?: string }): string {
  return aggregate[TEXT] ?? JSON.stringify(aggregate);
}

/**
 * Rows of the first version knew one mode and one scene. Here, and wherever every call comes by, an object is written out
 * first and takes over another last: V8 makes a copy that gains a member a shape of its own, which lives until the next
 * great garbage collection.
 */
export function orderFrom(text: string): Order {
  return kept(text, { mode: "partner", contractId: null, ...JSON.parse(text) });
}

export function sessionFrom(text: string): Session {
  const parsed = JSON.parse(text);
  const payerOpenid = parsed.spOpenid ?? "";
  return kept(text, { mode: "service-provider", scene: "pay-redirect-sign", payerOpenid, ...parsed });
}

/** A contract of the first version has its parties in the session that made it. */
export function contractFrom(text: string, session: Session): SimContract {
  const { mode, spAppid, payerOpenid, subMchid, subAppid, subOpenid, displayAccount, notifyUrl } = session;
  return kept(text, {
    mode,
    spAppid,
    spOpenid: payerOpenid,
    subMchid,
    subAppid,
    subOpenid,
    displayAccount,
    notifyUrl,
    termination: null,
    ...JSON.parse(text),
  });
}

/**
 * On the aggregate itself and not in a WeakMap, whose entries outlive every small garbage collection; and where no copy
 * takes it along, because a changed copy was not read from that text.
 */
function kept<Aggregate extends Order | Session | SimContract>(text: string, aggregate: Aggregate): Aggregate {
  return Object.defineProperty(aggregate, TEXT, { value: text, enumerable: false });
}
