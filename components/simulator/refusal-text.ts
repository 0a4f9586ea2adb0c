import type { Refusal } from "@/lib/simulator/refusals";

const KNOWN = [
  "prepay_unknown",
  "order_paid",
  "order_closed",
  "prepay_expired",
  "session_expired",
  "not_offered",
] as const;

/** The key of the sentence for a rule that can stop a payer; the other rules concern merchants. */
export function refusalKey(rule: Refusal): (typeof KNOWN)[number] | "other" {
  return KNOWN.find((known) => known === rule) ?? "other";
}
