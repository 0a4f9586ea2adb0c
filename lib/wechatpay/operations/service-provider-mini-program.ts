import { preSign } from "./pre-sign";

export const serviceProviderMiniProgram = preSign({
  mode: "service-provider",
  scene: "mini-program",
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012471269",
});
