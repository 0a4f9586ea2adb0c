import type { Mark } from "@/lib/contracts/contract";
import type { CheckId } from "@/lib/wechatpay/check";

/** What stands under a mark: of a rejected notification what was wrong with it, in words; of all others as it was on the wire. */
export function markDetail({ kind, detail }: Mark, failed: (step: CheckId) => string): string | null {
  return kind === "notification_rejected" && detail !== null ? failed(detail as CheckId) : detail;
}
