import { preSign } from "./pre-sign";

export const normalPayRedirectSign = preSign({ mode: "normal", scene: "pay-redirect-sign", docs: null });
