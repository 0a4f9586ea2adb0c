import { type PlatformError, signError } from "@/lib/wechatpay/errors";
import { changeMerchant } from "./change-merchant";
import { CONDITION_TEXTS, type Merchant, type MerchantCondition } from "./merchant";
import type { SimOutside } from "./outside";

/**
 * Why a merchant with this serial is turned away before its signature is looked at; null when it is not. Who has no
 * certificate at all has no serial to be wrong; every other state is that of the serial's own certificate or of the
 * account, so that a foreign serial is told as such first.
 */
export function conditionError({ serialNo, details }: Merchant, namedSerial: string): "serial" | PlatformError | null {
  const condition = details.condition ?? "healthy";
  if (condition === "certificate_never_issued") return signError(CONDITION_TEXTS[condition]);
  if (serialNo !== namedSerial) return "serial";
  return condition === "healthy" ? null : signError(CONDITION_TEXTS[condition]);
}

/** What the platform thinks of a merchant from now on. False when there is no such merchant. */
export function setCondition(mchid: string, condition: MerchantCondition, outside: SimOutside): Promise<boolean> {
  return changeMerchant(mchid, { condition }, outside);
}
