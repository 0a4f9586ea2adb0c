import type { PresignDoubt } from "./contract";
import { type ExchangeEvidence, isSuccess } from "./role";

export type PresignResult = "accepted" | "refused" | PresignDoubt;

/**
 * What a pre-sign came to. Only a 4xx is a refusal: after 429, 5xx and silence the platform itself asks for the same call
 * again (docs: HTTP 状态码), because nobody can tell whether it was carried out.
 */
export function presignResult({ status, verdict }: ExchangeEvidence): PresignResult {
  if (status === null) return "unanswered";
  if (isSuccess(status)) return verdict === "verified" ? "accepted" : "untrusted";
  if (verdict === "failed") return "untrusted";
  return status >= 400 && status < 500 && status !== 429 ? "refused" : "undecided";
}
