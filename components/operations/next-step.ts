import type { ExchangeSummary } from "@/lib/exchanges/exchange";
import { routes } from "@/lib/routes";
import {
  CERTIFICATES_ID,
  CONTRACT_QUERY_ID,
  CONTRACT_TERMINATE_ID,
  DIRECT_ORDER_QUERY_ID,
  DIRECT_PRE_SIGN_ID,
  ECHO_ID,
  isDirect,
  isPreSign,
  makesOrder,
  ORDER_QUERY_ID,
  PRE_SIGN_ID,
  WITH_CONTRACT_ID,
} from "./known-operations";
import { formFromExchange } from "./links";

export type NextStep = {
  kind:
    | "signature"
    | "preSign"
    | "cashier"
    | "pay"
    | "notifications"
    | "contract"
    | "query"
    | "terminate"
    | "payWith"
    | "orderQuery"
    | "keyMode";
  href: string;
};

/** What to do after a call, the likeliest first. */
export function nextSteps(exchange: ExchangeSummary): NextStep[] {
  const { id, status, operationId } = exchange;
  if (status === 401) return [{ kind: "signature", href: `${routes.exchange(id)}#diagnosis` }];
  // Not only what was signed can be asked for: a query that found nothing is an answer about a contract, too.
  if (status === 404 && operationId === CONTRACT_QUERY_ID) return toContract(exchange);
  if (status === 404 && operationId === CERTIFICATES_ID) return [{ kind: "keyMode", href: routes.profiles() }];
  if (status === null || status < 200 || status > 299) return [];
  if (isPreSign(operationId)) {
    const query: NextStep = { kind: "query", href: formFromExchange(CONTRACT_QUERY_ID, id) };
    return [...toCashier(exchange, "cashier"), watch, ...toContract(exchange), query];
  }
  if (makesOrder(operationId)) return afterOrder(exchange);
  if (operationId === CONTRACT_QUERY_ID) {
    const payWith: NextStep = { kind: "payWith", href: formFromExchange(WITH_CONTRACT_ID, id) };
    const terminate: NextStep = { kind: "terminate", href: formFromExchange(CONTRACT_TERMINATE_ID, id) };
    return [...toContract(exchange), payWith, terminate];
  }
  if (operationId === CONTRACT_TERMINATE_ID) {
    return [{ kind: "query", href: formFromExchange(CONTRACT_QUERY_ID, id) }, watch, ...toContract(exchange)];
  }
  if (operationId === ECHO_ID) return [watch];
  return operationId.endsWith("order-close") ? [toOrderQuery(exchange)] : [];
}

const watch: NextStep = { kind: "notifications", href: routes.notifications() };

function afterOrder(exchange: ExchangeSummary): NextStep[] {
  const { id, operationId } = exchange;
  const preSignId = isDirect(operationId) ? DIRECT_PRE_SIGN_ID : PRE_SIGN_ID;
  if (!operationId.endsWith("with-contract")) {
    return [{ kind: "preSign", href: formFromExchange(preSignId, id) }, toOrderQuery(exchange)];
  }
  return [...toCashier(exchange, "pay"), toOrderQuery(exchange)];
}

function toOrderQuery({ id, operationId }: ExchangeSummary): NextStep {
  const queryId = isDirect(operationId) ? DIRECT_ORDER_QUERY_ID : ORDER_QUERY_ID;
  return { kind: "orderQuery", href: formFromExchange(queryId, id) };
}

function toCashier({ target, subject }: ExchangeSummary, kind: "cashier" | "pay"): NextStep[] {
  const isPlayable = target === "simulator" && subject.prepayId !== null;
  return isPlayable ? [{ kind, href: routes.cashier(subject.prepayId ?? "") }] : [];
}

function toContract({ profileId, subject: { contractCode } }: ExchangeSummary): NextStep[] {
  return contractCode === null ? [] : [{ kind: "contract", href: routes.contract(profileId, contractCode) }];
}
