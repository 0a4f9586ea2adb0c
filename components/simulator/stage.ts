import type { Cashier } from "@/lib/simulator/cashier";

/** What the phone shows. `failed` is remembered by the phone alone: on the platform the order simply stays unpaid. */
export type Stage =
  | "ready"
  | "failed"
  | "offered"
  | "signed"
  | "declined"
  | "closed"
  | "paid"
  | "paid_expired"
  | "expired"
  | "order_closed"
  | "session_expired";

const ENDS = { PROMPTED: "offered", SIGNED: "signed", DECLINED: "declined", CLOSED: "closed" } as const;

export function stageOf(cashier: Cashier, hasJustFailed: boolean): Stage {
  if (cashier.orderState === null) return withoutOrder(cashier);
  if (cashier.orderState === "CLOSED") return "order_closed";
  if (cashier.orderState === "NOTPAY") {
    if (!cashier.actions.includes("pay")) return "expired";
    return hasJustFailed ? "failed" : "ready";
  }
  if (cashier.session === null) return "paid";
  const { state } = cashier.session;
  return state === "ACTIVE" || state === "EXPIRED" ? "paid_expired" : ENDS[state];
}

/** In a mini program nothing is paid: the offer is the beginning, and time runs out for the offer alone. */
function withoutOrder({ session }: Cashier): Stage {
  if (session === null || session.state === "ACTIVE" || session.state === "EXPIRED") return "session_expired";
  return ENDS[session.state];
}
