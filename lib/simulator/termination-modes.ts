/**
 * How a contract can end, by the platform's own names (those of the sibling product 委托代扣; this product's own list is
 * not public): by the user, by the merchant's API, on the merchant's web site, by customer service, by the system.
 */
export const TERMINATION_MODES = [
  "USER_TERMINATE",
  "MCH_API_TERMINATE",
  "WEPAY_WEB_TERMINATE",
  "CUSTOMER_SERVICE_TERMINATE",
  "SYSTEM_TERMINATE",
] as const;

export type TerminationMode = (typeof TERMINATION_MODES)[number];
