import { preSign } from "./pre-sign";

export const qsMiniProgram = preSign({
  mode: "qs",
  scene: "mini-program",
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4012471282",
});
