import { preSign } from "./pre-sign";

export const normalMiniProgram = preSign({ mode: "normal", scene: "mini-program", docs: null });
