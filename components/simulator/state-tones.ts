import type { BadgeTone } from "@/components/ui/badge";
import type { OrderState, SessionState } from "@/lib/simulator/cashier";

export const ORDER_TONES: Record<OrderState, BadgeTone> = { NOTPAY: "warning", SUCCESS: "success", CLOSED: "neutral" };

export const SESSION_TONES: Record<SessionState, BadgeTone> = {
  ACTIVE: "warning",
  PROMPTED: "warning",
  SIGNED: "success",
  DECLINED: "neutral",
  CLOSED: "neutral",
  EXPIRED: "neutral",
};
