import { routes } from "@/lib/routes";

/** The form of an operation, filled in from an exchange: the same request again, or what the next one needs of it. */
export function formFromExchange(operationId: string, exchangeId: string): string {
  return `${routes.operation(operationId)}?from=${encodeURIComponent(exchangeId)}`;
}
