import type { Refusal } from "./refusals";
import type { Settings } from "./settings";
import type { Order, Session, Slice } from "./state";
import type { TerminationMode } from "./termination-modes";

/** What someone wants of the platform. Time, ids and settings come along, so that the answer depends on nothing else. */
export type Command =
  | { kind: "place_order"; nowMs: number; draft: OrderDraft; deadlineMs: number | null; settings: Settings }
  | { kind: "presign"; nowMs: number; draft: SessionDraft; settings: Settings }
  | { kind: "pay"; nowMs: number; transactionId: string; settings: Settings }
  | { kind: "fail_payment"; nowMs: number }
  | { kind: "agree"; nowMs: number; contractId: string; settings: Settings }
  | { kind: "decline"; nowMs: number }
  | { kind: "close"; nowMs: number }
  | { kind: "close_order"; nowMs: number; settings: Settings }
  | { kind: "terminate"; nowMs: number; mode: TerminationMode; remark: string | null; settings: Settings };

/** An order as it is asked for; `prepayId` is the one it gets if it needs a fresh one. */
export type OrderDraft = Omit<
  Order,
  "createdAtMs" | "prepayExpiresAtMs" | "closesAtMs" | "state" | "transactionId" | "paidAtMs" | "facts"
>;

export type SessionDraft = Omit<Session, "createdAtMs" | "expiresAtMs" | "state" | "contractId" | "facts">;

/** What the platform now has to tell a merchant; `plaintext` is the JSON that is sealed. */
export type DeliveryDraft = {
  eventType: string;
  originalType: string;
  associatedData: string;
  summary: string;
  plaintext: string;
  url: string;
  contractCode: string | null;
  outTradeNo: string | null;
};

/** `state` is the slice after the command; what it did not change is the very same object. */
export type Outcome = { state: Slice; deliveries: DeliveryDraft[] } | { refusal: Refusal };

export const refused = (refusal: Refusal): Outcome => ({ refusal });
