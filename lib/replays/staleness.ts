import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { MAX_SKEW_SECONDS, skewSeconds } from "@/lib/wechatpay/wire-time";

/** What an endpoint must make of a signed timestamp; `bySeconds` is how far it is from now. */
export type Staleness =
  | { kind: "fresh"; forSeconds: number }
  | { kind: "stale"; bySeconds: number }
  | { kind: "early"; bySeconds: number }
  | { kind: "unsigned" };

/** Five minutes to either side are allowed (WeChat Pay docs: 签名验签常见问题). */
export function stalenessOf(headers: readonly HeaderPair[], nowMs: number): Staleness {
  const timestamp = headerValue(headers, "Wechatpay-Timestamp");
  const ahead = timestamp === null ? null : skewSeconds(timestamp, nowMs);
  if (ahead === null) return { kind: "unsigned" };
  if (ahead < -MAX_SKEW_SECONDS) return { kind: "stale", bySeconds: -ahead };
  if (ahead > MAX_SKEW_SECONDS) return { kind: "early", bySeconds: ahead };
  return { kind: "fresh", forSeconds: MAX_SKEW_SECONDS + ahead };
}
