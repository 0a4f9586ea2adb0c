import type { Order, Session, SimContract } from "./state";

const texts = new WeakMap<object, string>();

/** The very text that an aggregate was read from: whoever saves it asks that this still stands there. */
export function textOf(aggregate: Order | Session | SimContract): string {
  return texts.get(aggregate) ?? JSON.stringify(aggregate);
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

function kept<Aggregate extends Order | Session | SimContract>(text: string, aggregate: Aggregate): Aggregate {
  texts.set(aggregate, text);
  return aggregate;
}
