import type { Store } from "@/lib/db/client";
import { countOver, type Kept } from "./retention";
import { chooseRetention } from "./store";

/** `asks`: so many would go at once, `more` than that even, and nobody has agreed to it: nothing was changed. */
export type KeptChoice = { kind: "chosen" } | { kind: "asks"; count: number; more: boolean };

const MOST_COUNTED = 100_000;

/** Sets what an inbox keeps; what takes notifications away at once does so only when it `isAgreed`. */
export async function chooseKept(
  { isAgreed, ...setting }: Kept & { isAgreed: boolean },
  { store, nowMs }: { store: Store; nowMs: number },
): Promise<KeptChoice> {
  if (!isAgreed) {
    const over = await countOver(store, { setting, nowMs, most: MOST_COUNTED });
    if (over.count > 0) return { kind: "asks", ...over };
  }
  await chooseRetention(setting, { store, nowMs });
  return { kind: "chosen" };
}
