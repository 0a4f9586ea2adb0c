import { type Command, type Outcome, refused } from "./command";
import { type Order, orderAt, type Slice } from "./state";

type Place = Extract<Command, { kind: "place_order" }>;

/**
 * A new order, or another look at one: the same number with the same parameters gives the same `prepay_id` while that
 * lives and a fresh one afterwards; with other parameters it is refused (WeChat Pay docs: 服务商 JSAPI 下单).
 */
export function placeOrder(slice: Slice, command: Place): Outcome {
  const earlier = slice.order === null ? null : orderAt(slice.order, command.nowMs);
  if (earlier === null) return made(slice, command, null);
  if (earlier.fingerprint !== command.draft.fingerprint) return refused("trade_no_used");
  if (earlier.state === "SUCCESS") return refused("order_paid");
  if (earlier.state === "CLOSED") return refused("order_closed");
  if (command.nowMs < earlier.prepayExpiresAtMs) return { state: slice, deliveries: [] };
  return made(slice, command, earlier);
}

/** The order's own deadline cannot be changed later, so a fresh `prepay_id` keeps it; the old one is then unknown. */
function made(slice: Slice, { nowMs, draft, deadlineMs, settings }: Place, earlier: Order | null): Outcome {
  const wanted = deadlineMs ?? nowMs + settings.orderLifeMs;
  const clamped = Math.min(Math.max(wanted, nowMs + settings.orderLifeMinMs), nowMs + settings.orderLifeMaxMs);
  const order: Order = {
    ...draft,
    createdAtMs: earlier?.createdAtMs ?? nowMs,
    prepayExpiresAtMs: nowMs + settings.prepayLifeMs,
    closesAtMs: earlier?.closesAtMs ?? clamped,
    state: "NOTPAY",
    transactionId: null,
    paidAtMs: null,
    facts: earlier?.facts ?? [],
  };
  return { state: { ...slice, order, session: null }, deliveries: [] };
}
