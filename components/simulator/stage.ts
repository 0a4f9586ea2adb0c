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
  | "order_closed";

const ENDS = { PROMPTED: "offered", SIGNED: "signed", DECLINED: "declined", CLOSED: "closed" } as const;

export function stageOf(cashier: Cashier, hasJustFailed: boolean): Stage {
  if (cashier.orderState === "CLOSED") return "order_closed";
  if (cashier.orderState === "NOTPAY") {
    if (!cashier.actions.includes("pay")) return "expired";
    return hasJustFailed ? "failed" : "ready";
  }
  if (cashier.session === null) return "paid";
  const { state } = cashier.session;
  return state === "ACTIVE" || state === "EXPIRED" ? "paid_expired" : ENDS[state];
}
