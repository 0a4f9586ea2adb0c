import type { Operation } from "../operation";
import { certificates } from "./certificates";
import { contractQuery } from "./contract-query";
import { contractTerminate } from "./contract-terminate";
import { ecommerceMiniProgram } from "./ecommerce-mini-program";
import { ecommercePayRedirectSign } from "./ecommerce-pay-redirect-sign";
import { jsapiOrder } from "./jsapi-order";
import { jsapiWithContract } from "./jsapi-with-contract";
import { normalMiniProgram } from "./normal-mini-program";
import { normalPayRedirectSign } from "./normal-pay-redirect-sign";
import { orderClose } from "./order-close";
import { orderQuery } from "./order-query";
import { partnerJsapiOrder } from "./partner-jsapi-order";
import { partnerJsapiWithContract } from "./partner-jsapi-with-contract";
import { partnerOrderClose } from "./partner-order-close";
import { partnerOrderQuery } from "./partner-order-query";
import { qsMiniProgram } from "./qs-mini-program";
import { qsPayRedirectSign } from "./qs-pay-redirect-sign";
import { securityEcho } from "./security-echo";
import { serviceProviderMiniProgram } from "./service-provider-mini-program";
import { serviceProviderPayRedirectSign } from "./service-provider-pay-redirect-sign";

/** Every operation that Qianyue knows, by group, in the order in which a newcomer calls them. */
export const OPERATIONS: readonly Operation[] = [
  partnerJsapiOrder as Operation,
  partnerOrderQuery,
  partnerOrderClose,
  partnerJsapiWithContract,
  jsapiOrder,
  orderQuery,
  orderClose,
  jsapiWithContract,
  serviceProviderPayRedirectSign,
  serviceProviderMiniProgram,
  normalPayRedirectSign,
  normalMiniProgram,
  qsPayRedirectSign,
  qsMiniProgram,
  ecommercePayRedirectSign,
  ecommerceMiniProgram,
  contractQuery,
  contractTerminate,
  certificates,
  securityEcho,
];

/** The operation of that id, or null. */
export function operationById(id: string): Operation | null {
  return OPERATIONS.find((operation) => operation.id === id) ?? null;
}
