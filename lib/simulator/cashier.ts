/** What the payer can do on the phone. `close` shuts the offer without an answer. */
export type Action = "pay" | "fail" | "agree" | "decline" | "close";

export const ACTIONS: readonly Action[] = ["pay", "fail", "agree", "decline", "close"];

export type OrderState = "NOTPAY" | "SUCCESS" | "CLOSED";

/**
 * A pre-sign session: `ACTIVE` until the payment succeeds, `PROMPTED` while the offer is on the screen, and then one of
 * the ends. Only `SIGNED` sends a contract notification (WeChat Pay docs: 服务商模式支付后场景预签约).
 */
export type SessionState = "ACTIVE" | "PROMPTED" | "SIGNED" | "DECLINED" | "CLOSED" | "EXPIRED";

export type CashierSession = {
  state: SessionState;
  contractCode: string;
  serviceId: number;
  displayAccount: string;
  expiresAtMs: number;
  contractId: string | null;
};

/**
 * The payer's phone as it is now: for one `prepay_id`, or for the `pre_entrustweb_id` of a mini program, which has no
 * order (`orderState` null) and where the offer itself is the beginning. `total` is in fen; `actions` are those possible now.
 */
export type Cashier = {
  prepayId: string;
  mchid: string;
  orderState: OrderState | null;
  description: string;
  total: number;
  currency: string;
  merchantName: string;
  /** Milliseconds since 1970 of the successful payment; null while unpaid. */
  payTime: number | null;
  /** When the `prepay_id` (two hours) or the order's own deadline ends, whichever comes first. */
  expiresAtMs: number;
  /** Paid with a contract: the payer is asked for no password (JSAPI 下单并授权). */
  isPasswordFree: boolean;
  session: CashierSession | null;
  actions: Action[];
};
