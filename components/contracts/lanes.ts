import type { Lane } from "@/lib/contracts/contract";

/** Left to right, as a call travels. */
export const LANES: readonly Lane[] = ["merchant", "wechat", "payer"];
