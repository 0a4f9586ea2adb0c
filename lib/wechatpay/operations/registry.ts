import type { Operation } from "../operation";
import { partnerJsapiOrder } from "./partner-jsapi-order";
import { payRedirectSign } from "./pay-redirect-sign";

/** Every operation that Qianyue knows, in the order in which a newcomer calls them. */
export const OPERATIONS: readonly Operation[] = [partnerJsapiOrder as Operation, payRedirectSign as Operation];

/** The operation of that id, or null. */
export function operationById(id: string): Operation | null {
  return OPERATIONS.find((operation) => operation.id === id) ?? null;
}
