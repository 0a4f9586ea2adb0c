import type { PreSignMode, PreSignScene } from "@/lib/wechatpay/operations/pre-sign";
import type { OrderState, SessionState } from "./cashier";
import type { FaultKind } from "./fault-kinds";
import type { TerminationMode } from "./termination-modes";

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

/** A pre-sign session. `prepayId` opens the payer's phone; in a mini program it is the `pre_entrustweb_id`. */
export type SessionRow = {
  id: string;
  mchid: string;
  mode: PreSignMode;
  scene: PreSignScene;
  prepayId: string;
  serviceId: number;
  contractCode: string;
  displayAccount: string;
  state: SessionState;
  createdAtMs: number;
  expiresAtMs: number;
};

/** A contract as the platform has it. */
export type SimContractRow = {
  contractId: string;
  mchid: string;
  mode: PreSignMode;
  serviceId: number;
  contractCode: string;
  displayAccount: string;
  state: "SIGNED" | "TERMINATED";
  signedAtMs: number;
  terminatedAtMs: number | null;
  terminationMode: TerminationMode | null;
  remark: string | null;
};

/** `pending`: another attempt is due. `given_up`: the ladder is over and the merchant has to query. */
export type DeliveryState = "pending" | "delivered" | "given_up";

/**
 * One try: `delivered`, or why it does not count. A 3xx, a 2xx other than 200 and 204, and slowness are failures. By a
 * fault nothing was sent: `lost` counts as a failed try, `held` is none and only moves the next one.
 */
export type AttemptOutcome = "delivered" | "refused" | "timeout" | "unreachable" | "lost" | "held";

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
  /** What spoiled it. */
  faults: FaultKind[];
};

/** An attempt as a picture of many deliveries needs it. */
export type AttemptLine = Omit<AttemptRow, "requestHeaders" | "replyText"> & { deliveryId: string };

/** A delivery with the exact body that every attempt sends, and its attempts, oldest first. */
export type DeliveryDetail = DeliveryRow & { mchid: string; eventId: string; body: string; history: AttemptRow[] };
