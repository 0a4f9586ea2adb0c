import type { Shape } from "../shape";
import type { operations as source } from "../zh-cn/operations";

export const operations: Shape<typeof source> = {
  title: "Operations",
  description: "One form per endpoint: fields, rules and reasons, with the bytes to be signed growing beside them.",
  send: "Send",
  sendAnyway: "Send anyway",
  sending: "Sending…",
};
