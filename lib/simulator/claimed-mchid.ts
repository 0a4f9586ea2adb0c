import { readAuthorization } from "@/lib/wechatpay/authorization";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";

/** Who the call says it is from, whether or not that is true. */
export function claimedMchid(headers: readonly HeaderPair[]): string | null {
  const read = readAuthorization(headerValue(headers, "Authorization"));
  return read.kind === "ok" ? read.value.mchid.slice(0, 64) : null;
}
