import type { Evidence } from "@/lib/contracts/contract";
import type { Exchange } from "@/lib/exchanges/exchange";
import { allPassed } from "@/lib/wechatpay/check";
import type { CheckedNotification } from "@/lib/wechatpay/checks";

/** What our own call says, for the fold. */
export function fromExchange({ id, atMs, operationId, verdict, request, reply, subject }: Exchange): Evidence {
  const answered = reply.kind === "reply" ? reply : null;
  return {
    kind: "exchange",
    id,
    atMs,
    operationId,
    verdict,
    status: answered?.status ?? null,
    outTradeNo: subject.outTradeNo,
    serviceId: null,
    request: JSON.parse(request.body),
    reply: answered ? JSON.parse(Buffer.from(answered.body).toString("utf8")) : null,
  };
}

/** What a notification says, for the fold; `atMs` is when it is read. */
export function fromNotification(atMs: number) {
  return ({ checks, envelope, resource }: CheckedNotification, index: number): Evidence => ({
    kind: "notification",
    id: `demo-${index}`,
    atMs,
    verdict: allPassed(checks) ? "verified" : "rejected",
    eventType: envelope?.eventType ?? null,
    failedStep: checks.find(({ verdict }) => verdict === "fail")?.id ?? null,
    resource: resource === null ? null : JSON.parse(resource),
  });
}
