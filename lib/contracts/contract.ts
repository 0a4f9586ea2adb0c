import type { ExchangeVerdict } from "@/lib/exchanges/exchange";
import type { NotificationVerdict } from "@/lib/notifications/notification";

/** What is known of one contract, each piece as it was recorded. Bodies are parsed JSON, or null when they were none. */
export type Evidence =
  | {
      kind: "exchange";
      id: string;
      atMs: number;
      operationId: string;
      verdict: ExchangeVerdict;
      status: number | null;
      /** The order that it names, in its path or its body. */
      outTradeNo: string | null;
      /** The service that a query or a termination names in its path. */
      serviceId: number | null;
      request: unknown;
      reply: unknown;
    }
  | {
      kind: "notification";
      id: string;
      atMs: number;
      verdict: NotificationVerdict;
      eventType: string | null;
      failedStep: string | null;
      resource: unknown;
    }
  | ({ kind: "fact" } & PlatformFact);

/**
 * Something that only the simulated platform can tell; on the real platform a merchant never learns it. `prepayId` is
 * what the session or the order that it befell was opened with, null where that is not known.
 */
export type PlatformFact = { atMs: number; event: PlatformEvent; detail: string | null; prepayId: string | null };

export type PlatformEvent =
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

/** Who acted: the drawn time line has a lane for each. */
export type Lane = "merchant" | "wechat" | "payer";

export type MarkKind =
  | "ordered"
  | "order_refused"
  | "order_queried"
  | "order_query_refused"
  | "order_close_refused"
  | "presigned"
  | "presign_refused"
  | "presign_undecided"
  | "call_unanswered"
  | "reply_untrusted"
  | "queried"
  | "query_refused"
  | "queried_elsewhere"
  | "terminate_called"
  | "terminate_refused"
  | "terminated_elsewhere"
  | "payment_notified"
  | "sign_notified"
  | "sign_failed_notified"
  | "terminate_notified"
  | "notice_unknown"
  | "notification_rejected"
  | PlatformEvent;

/** One mark on the time line. `counted` is false for evidence that failed verification: shown, never believed. */
export type Mark = {
  atMs: number;
  lane: Lane;
  kind: MarkKind;
  source: "recorded" | "simulator";
  counted: boolean;
  evidence: EvidenceRef | null;
  detail: string | null;
};

/** Where a piece of evidence can be looked at. */
export type EvidenceRef = { kind: "exchange" | "notification"; id: string };

/** `sessionId` is what the signing mini program is opened with; a session on an order has none of its own. */
export type Presign =
  | { state: "none" }
  | { state: "refused"; atMs: number; code: string; message: string }
  | { state: PresignDoubt; atMs: number; expiresAtMs: number; sessionId: null }
  | { state: "accepted"; atMs: number; expiresAtMs: number; sessionId: string | null };

/**
 * Nothing says whether a session was opened; if one was, it ends at `expiresAtMs`. `undecided`: the platform was too busy
 * or in trouble (docs: HTTP 状态码, 429 and 5xx), so the call may have been carried out.
 */
export type PresignDoubt = "unanswered" | "untrusted" | "undecided";

/** Who says so: our own evidence, or only the simulated platform. */
export type Source = "record" | "simulator";

export type Payment =
  | { state: "unknown" }
  | { state: "failed" | "closed"; atMs: number; source: Source }
  | { state: "paid"; atMs: number; transactionId: string | null; source: Source };

export type Signing =
  | { state: "unknown" }
  /**
   * `failed`: the user agreed and a rule of the platform refused it (docs: 委托代扣 contract_state SIGN_FAILED).
   * `unsigned`: a query after the session's end found no contract.
   */
  | { state: "offered" | "declined" | "closed" | "replaced" | "failed" | "unsigned"; atMs: number }
  | Signed
  | Terminated;

/**
 * `notified` and `queried`: by what of our own evidence it is known; where neither holds, only the simulator says so.
 * `delivered`: it also says that its notification was taken, by whatever address it was for.
 */
export type Signed = {
  state: "signed";
  atMs: number;
  contractId: string | null;
  notified: boolean;
  queried: boolean;
  delivered: boolean;
};

/**
 * `by` is the platform's `contract_termination_mode` (docs: 查询协议), null while nothing says who ended it. `notified` is
 * and `delivered` are of the signing, whose time is null where nothing said it.
 */
export type Terminated = {
  state: "terminated";
  atMs: number;
  contractId: string | null;
  by: string | null;
  remark: string | null;
  /** False while who ended it and when is only concluded from a call of ours that was accepted. */
  isStated: boolean;
  signedAtMs: number | null;
  notified: boolean;
  delivered: boolean;
  source: Source;
};

/** Two things that cannot both be true, or not of an honest platform. */
export type ContradictionKind =
  | "query_denies_signing"
  | "terminated_before_signed"
  | "signed_after_terminated"
  | "two_services"
  | "two_contract_ids"
  | "two_payments"
  | "signed_after_refusal"
  | "signed_after_session"
  | "signed_after_giving_up";

/** `atMs` is when the later of the two came; `evidence` is what says them, the simulator's facts left out. */
export type Contradiction = { kind: ContradictionKind; atMs: number; evidence: EvidenceRef[] };

/** What the evidence adds up to. It has no write path: it is folded anew whenever it is read. */
export type Contract = {
  contractCode: string;
  serviceId: number | null;
  displayAccount: string | null;
  notifyUrl: string | null;
  /** The payer under the AppID of the merchant that signs its calls. */
  openid: string | null;
  subOpenid: string | null;
  subMchid: string | null;
  prepayId: string | null;
  outTradeNo: string | null;
  presign: Presign;
  payment: Payment;
  signing: Signing;
  contradictions: Contradiction[];
  /** The contradiction by which what `signing` says may be wrong as a whole. */
  disputed: ContradictionKind | null;
  marks: Mark[];
};
