import type { Shape } from "../shape";
import type { exchanges as source } from "../zh-cn/exchanges";

export const exchanges: Shape<typeof source> = {
  title: "Exchanges",
  description:
    "Every signed call as it happened: what was sent, what was signed, what came back, and why it can be trusted.",
  empty: "No exchanges yet",
  emptyText: "Send the first request from an operation and it will appear here.",
};
