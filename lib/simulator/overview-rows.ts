import type { OrderState, SessionState } from "./cashier";

/** An order of the simulated platform as a list shows it; `total` is in fen. */
export type OrderRow = {
  prepayId: string;
  mchid: string;
  outTradeNo: string;
  description: string;
  total: number;
  orderState: OrderState;
  createdAtMs: number;
  expiresAtMs: number;
  contractCode: string | null;
  sessionState: SessionState | null;
};

/** `pending`: another attempt is due. `given_up`: the ladder is over and the merchant has to query. */
export type DeliveryState = "pending" | "delivered" | "given_up";

/** One try: `delivered`, or why it does not count. A 3xx, a 2xx other than 200 and 204, and slowness are failures. */
export type AttemptOutcome = "delivered" | "refused" | "timeout" | "unreachable";

export type DeliveryRow = {
  id: string;
  eventType: string;
  url: string;
  state: DeliveryState;
  attempts: number;
  dueAtMs: number | null;
  createdAtMs: number;
  contractCode: string | null;
  outTradeNo: string | null;
  lastStatus: number | null;
  lastOutcome: AttemptOutcome | null;
};

export type AttemptRow = {
  id: string;
  number: number;
  atMs: number;
  requestHeaders: (readonly [name: string, value: string])[];
  status: number | null;
  replyText: string | null;
  failure: string | null;
  tookMs: number;
  outcome: AttemptOutcome;
};

/** A delivery with the exact body that every attempt sends, and its attempts, oldest first. */
export type DeliveryDetail = DeliveryRow & { mchid: string; eventId: string; body: string; history: AttemptRow[] };
