import type { Order, Session, SimContract } from "./state";

const TEXT = Symbol("text");

/** The very text that an aggregate was read from: whoever saves it asks that this still stands there. */
export function textOf(aggregate: (Order | Session | SimContract) & { [TEXT]?: string }): string {
  return aggregate[TEXT] ?? JSON.stringify(aggregate);
}

const FIRST_ORDER = { mode: "partner", contractId: null };

/** Rows of the first version knew one mode and one scene. */
export function orderFrom(text: string): Order {
  return kept(text, { ...FIRST_ORDER, ...JSON.parse(text) });
}

export function sessionFrom(text: string): Session {
  const parsed = JSON.parse(text) as Session;
  const first = { mode: "service-provider", scene: "pay-redirect-sign", payerOpenid: parsed.spOpenid ?? "" } as const;
  return kept(text, { ...first, ...parsed });
}

/** A contract of the first version has its parties in the session that made it. */
export function contractFrom(text: string, session: Session): SimContract {
  const { mode, spAppid, payerOpenid, subMchid, subAppid, subOpenid, displayAccount, notifyUrl } = session;
  const parties = { mode, spAppid, spOpenid: payerOpenid, subMchid, subAppid, subOpenid, displayAccount, notifyUrl };
  return kept(text, { ...parties, termination: null, ...JSON.parse(text) });
}

/**
 * On the aggregate itself and not in a WeakMap, whose entries outlive every small garbage collection; and where no copy
 * takes it along, because a changed copy was not read from that text.
 */
function kept<Aggregate extends Order | Session | SimContract>(text: string, aggregate: Aggregate): Aggregate {
  return Object.defineProperty(aggregate, TEXT, { value: text, enumerable: false });
}
