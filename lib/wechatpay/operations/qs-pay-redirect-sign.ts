import { preSign } from "./pre-sign";

export const qsPayRedirectSign = preSign({
  mode: "qs",
  scene: "pay-redirect-sign",
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012471286",
});
