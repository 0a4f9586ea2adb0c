import type { Shape } from "../shape";
import type { simulator as source } from "../zh-cn/simulator";

export const simulator: Shape<typeof source> = {
  title: "Simulator",
  description:
    "WeChat Pay on the other side: orders, signing sessions, the payer's phone and what is delivered to you.",
  empty: "No orders yet",
  emptyText: "Get a prepay_id from an order first; the payer's phone then appears here.",
};
