import { preSign } from "./pre-sign";

export const ecommercePayRedirectSign = preSign({ mode: "ecommerce", scene: "pay-redirect-sign", docs: null });
