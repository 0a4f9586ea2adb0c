import { preSign } from "./pre-sign";

export const serviceProviderPayRedirectSign = preSign({
  mode: "service-provider",
  scene: "pay-redirect-sign",
  docs: "https://pay.weixin.qq.com/docs/partner/apis/partner-password-free-contract/sign/sp-pay-redirect-sign-pre-entrust-sign.html",
});
