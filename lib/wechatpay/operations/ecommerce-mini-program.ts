import { preSign } from "./pre-sign";

export const ecommerceMiniProgram = preSign({
  mode: "ecommerce",
  scene: "mini-program",
  docs: "https://pay.weixin.qq.com/doc/v3/partner/4013369177",
});
