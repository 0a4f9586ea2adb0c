import type { Evidence, PlatformEvent, PlatformFact } from "@/lib/contracts/contract";
import type { ExchangeEvidence } from "@/lib/contracts/role";

/** Evidence of one contract for tests of what it adds up to; times are milliseconds since the story's start. */
export const START_MS = Date.parse("2026-09-21T06:00:00Z");
export const CODE = "wxwtdk20200910100000";
/** What the platform answers where it knows of no such contract (assumed). */
export const NOTHING = { code: "RESOURCE_NOT_EXISTS" };
export const PREPAY = "wx201410272009395522657a690389285100";

export function callOf(
  operationId: string,
  atMs: number,
  said: Partial<Pick<ExchangeEvidence, "id" | "verdict" | "status" | "outTradeNo" | "serviceId" | "request" | "reply">>,
): Evidence {
  const given = { verdict: "verified", status: 200, request: null, reply: null, ...said } as const;
  const named = { outTradeNo: null, serviceId: null, ...said };
  return {
    kind: "exchange",
    id: `ex_${stamp(atMs)}${operationId}`,
    atMs: START_MS + atMs,
    operationId,
    ...named,
    ...given,
  };
}

export function orderAt(atMs: number, prepayId = PREPAY, outTradeNo = "T1"): Evidence {
  const request = { out_trade_no: outTradeNo };
  return callOf("partner-jsapi-order", atMs, { request, reply: { prepay_id: prepayId } });
}

export function presignAt(atMs: number, said: Parameters<typeof callOf>[2] = {}): Evidence {
  const request = { out_contract_code: CODE, prepay_id: PREPAY, service_id: 12535, sub_mchid: "1900000109" };
  return callOf("service-provider-pay-redirect-sign", atMs, { request, reply: { out_contract_code: CODE }, ...said });
}

export function queryAt(atMs: number, reply: object, status = 200): Evidence {
  return callOf("contract-query", atMs, { reply, status, verdict: status === 200 ? "verified" : "unsigned" });
}

export function noticeAt(atMs: number, resource: object, isVerified = true): Evidence {
  return {
    kind: "notification",
    id: `nt_${stamp(atMs)}~${JSON.stringify(resource).length}`,
    atMs: START_MS + atMs,
    verdict: isVerified ? "verified" : "rejected",
    eventType: "ANY",
    failedStep: isVerified ? null : "rsa",
    resource,
  };
}

export function signedNotice(atMs: number, said: object = {}): Evidence {
  const signed = { contract_id: "c1", contract_signed_time: wireTime(atMs), ...said };
  return noticeAt(atMs, { out_contract_code: CODE, contract_state: "SIGNED", ...signed });
}

export function paidNotice(atMs: number, said: object = {}): Evidence {
  return noticeAt(atMs, { out_trade_no: "T1", trade_state: "SUCCESS", success_time: wireTime(atMs), ...said });
}

export function factAt(
  event: PlatformEvent,
  atMs: number,
  told: Partial<Pick<PlatformFact, "detail" | "prepayId">> = {},
): Evidence {
  return { kind: "fact", event, atMs: START_MS + atMs, detail: null, prepayId: null, ...told };
}

/** As the platform writes an instant: whole seconds, Beijing time. */
export function wireTime(atMs: number): string {
  const beijing = new Date(START_MS + atMs + 8 * 3_600_000).toISOString();
  return `${beijing.slice(0, 19)}+08:00`;
}

function stamp(atMs: number): string {
  return String(atMs).padStart(12, "0");
}
