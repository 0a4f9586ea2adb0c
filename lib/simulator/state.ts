import type { PreSignMode, PreSignScene } from "@/lib/wechatpay/operations/pre-sign";
import type { OrderState, SessionState } from "./cashier";
import type { TerminationMode } from "./termination-modes";

/** Something that happened on the platform's side and that it would never tell a merchant. */
export type SimFact = {
  atMs: number;
  event:
    | "session_opened"
    | "paid"
    | "payment_failed"
    | "offered"
    | "declined"
    | "closed"
    | "replaced"
    | "signed"
    | "terminated"
    | "order_closed"
    | "delivered"
    | "delivery_failed";
  detail: string | null;
};

/** Who is who: the AppIDs and openids that belong together. Direct modes have `appid` and `openid` in the first two. */
export type Party = {
  spAppid: string;
  spOpenid: string | null;
  subMchid: string | null;
  subAppid: string | null;
  subOpenid: string | null;
};

/** One order with its newest `prepay_id`: asking again once that ran out gives it another one. `total` is in fen. */
export type Order = Party & {
  mode: "direct" | "partner";
  prepayId: string;
  mchid: string;
  outTradeNo: string;
  description: string;
  attach: string | null;
  notifyUrl: string;
  total: number;
  currency: string;
  /** The contract that it is paid with (JSAPI 下单并授权), so that the payer is asked for no password. */
  contractId: string | null;
  /** The parameters as sent, members sorted: two orders with one number must agree in it. */
  fingerprint: string;
  createdAtMs: number;
  /** Two hours, whatever the order's own deadline says (WeChat Pay docs: 服务商 JSAPI 下单). */
  prepayExpiresAtMs: number;
  closesAtMs: number;
  state: OrderState;
  transactionId: string | null;
  paidAtMs: number | null;
  facts: SimFact[];
};

export type Session = Party & {
  id: string;
  mode: PreSignMode;
  scene: PreSignScene;
  mchid: string;
  /** What the payer's phone is opened with: the order's `prepay_id`, or in a mini program the `pre_entrustweb_id`. */
  prepayId: string;
  /** The payer under `spAppid`, also when only the sub-merchant's openid was sent. */
  payerOpenid: string;
  serviceId: number;
  contractCode: string;
  notifyUrl: string;
  displayAccount: string;
  fingerprint: string;
  createdAtMs: number;
  expiresAtMs: number;
  state: SessionState;
  contractId: string | null;
  facts: SimFact[];
};

export type Termination = { mode: TerminationMode; atMs: number; remark: string | null };

export type SimContract = Party & {
  mode: PreSignMode;
  contractId: string;
  mchid: string;
  serviceId: number;
  contractCode: string;
  sessionId: string;
  signedAtMs: number;
  displayAccount: string;
  notifyUrl: string;
  state: "SIGNED" | "TERMINATED";
  termination: Termination | null;
};

/** A session that asked for a code, with the order that it waits for: null in a mini program, and where that is gone. */
export type Asker = { session: Session; order: Order | null };

/** What is known of a merchant contract code: the sessions that asked for it, newest first, or the one that consumed it. */
export type CodeUse =
  | { kind: "free" }
  | { kind: "reserved"; by: readonly Asker[] }
  | { kind: "consumed"; session: Session };

/**
 * The part of the platform's state that one command can see. `session` is the one that rides on the order, or the one
 * that made the contract; `contract` is the one in question: to end it, or to pay an order with it. `replaced`
 * is the one that a newer pre-sign of the same order just pushed aside.
 */
export type Slice = {
  order: Order | null;
  session: Session | null;
  contract: SimContract | null;
  codeUse: CodeUse;
  replaced: Session | null;
  /** Whether the payer has a contract in force for the service; asked only where a setting forbids a second one. */
  isBound: boolean;
};

export const EMPTY_SLICE: Slice = {
  order: null,
  session: null,
  contract: null,
  codeUse: { kind: "free" },
  replaced: null,
  isBound: false,
};

/** The order as it is at a moment: an unpaid one closes by itself at its deadline. */
export function orderAt(order: Order, nowMs: number): Order {
  return order.state === "NOTPAY" && nowMs >= order.closesAtMs ? { ...order, state: "CLOSED" } : order;
}

/** The session as it is at a moment: one that waits for payment or answer runs out after two hours. */
export function sessionAt(session: Session, nowMs: number): Session {
  const waits = session.state === "ACTIVE" || session.state === "PROMPTED";
  return waits && nowMs >= session.expiresAtMs ? { ...session, state: "EXPIRED" } : session;
}
