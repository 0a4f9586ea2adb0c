/** The ids of the operations that the story names; a browser that only needs a name need not load their schemas. */
export const ORDER_ID = "partner-jsapi-order";
export const PRE_SIGN_ID = "service-provider-pay-redirect-sign";
