/** The ids of the operations that the story names; a browser that only needs a name need not load their schemas. */
export const ORDER_ID = "partner-jsapi-order";
export const DIRECT_ORDER_ID = "jsapi-order";
export const PRE_SIGN_ID = "service-provider-pay-redirect-sign";
export const DIRECT_PRE_SIGN_ID = "normal-pay-redirect-sign";
export const CONTRACT_QUERY_ID = "contract-query";
export const CONTRACT_TERMINATE_ID = "contract-terminate";
export const ORDER_QUERY_ID = "partner-order-query";
export const DIRECT_ORDER_QUERY_ID = "order-query";
export const WITH_CONTRACT_ID = "partner-jsapi-with-contract";
export const CERTIFICATES_ID = "certificates";
export const ECHO_ID = "security-echo";

const ORDERS: readonly string[] = [ORDER_ID, DIRECT_ORDER_ID, WITH_CONTRACT_ID, "jsapi-with-contract"];

/** Does it make an order, of either kind? */
export function makesOrder(operationId: string): boolean {
  return ORDERS.includes(operationId);
}

/** Is it one of the operations of a direct merchant? */
export function isDirect(operationId: string): boolean {
  return !operationId.startsWith("partner-");
}

export function isPreSign(operationId: string): boolean {
  return operationId.endsWith("-pay-redirect-sign") || operationId.endsWith("-mini-program");
}

/** The operation that earns a pre-sign's prepay_id: every kind of merchant but a direct one orders for a sub-merchant. */
export function orderIdFor(preSignId: string): string {
  return preSignId === DIRECT_PRE_SIGN_ID ? DIRECT_ORDER_ID : ORDER_ID;
}
