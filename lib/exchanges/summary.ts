import type { Exchange, ExchangeSummary } from "./exchange";
import { codeOf } from "./subject";

/** The list's row of an exchange that is at hand, the same that the store would read. */
export function summaryOf({ request, reply, signing: _, checks: __, ...rest }: Exchange): ExchangeSummary {
  return {
    ...rest,
    method: request.method,
    pathAndQuery: request.pathAndQuery,
    status: reply.kind === "reply" ? reply.status : null,
    code: codeOf(reply),
    tookMs: Math.round(reply.tookMs),
  };
}
