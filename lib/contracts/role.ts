import { member, textMember } from "@/lib/wechatpay/json";
import type { Evidence } from "./contract";

export type ExchangeEvidence = Extract<Evidence, { kind: "exchange" }>;
export type NotificationEvidence = Extract<Evidence, { kind: "notification" }>;

/** What one of our own calls was for, as it bears on a contract. */
export type Role = "order" | "presign" | "query" | "terminate" | "order_query" | "order_close";

const BY_OPERATION: Readonly<Record<string, Role>> = {
  "contract-query": "query",
  "contract-terminate": "terminate",
  "order-query": "order_query",
  "partner-order-query": "order_query",
  "order-close": "order_close",
  "partner-order-close": "order_close",
};

/** A code in the path is no member of the body, so calls about what exists already are known by their operation. */
export function roleOf({ operationId, request }: ExchangeEvidence): Role {
  const known = BY_OPERATION[operationId];
  if (known) return known;
  return member(request, "out_contract_code") === undefined ? "order" : "presign";
}

/** A 2xx whose signature was verified. An error is not signed by the platform, so it is believed as it is. */
export function isAccepted({ status, verdict }: ExchangeEvidence): boolean {
  return isSuccess(status) && verdict === "verified";
}

/**
 * The platform's own word that there is no such contract: an error document. A 404 without one is a gateway's or a wrong
 * address's, and says nothing of the contract (the platform answers an unknown path with an empty 404).
 */
export function isNotFound({ status, verdict, reply }: ExchangeEvidence): boolean {
  return status === 404 && verdict !== "failed" && textMember(reply, "code") !== null;
}

export function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
