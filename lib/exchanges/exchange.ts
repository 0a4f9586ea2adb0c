import type { Reply } from "@/lib/egress";
import type { Check } from "@/lib/wechatpay/check";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** Which platform a profile speaks to. */
export type Target = "simulator" | "platform";

/** What was sent, as the very bytes: `url` is absolute, `pathAndQuery` is the second signed line. */
export type SentRequest = {
  method: string;
  url: string;
  pathAndQuery: string;
  headers: HeaderPair[];
  body: string;
};

/** How it was signed. `canonical` is the five-line text whose SHA-256 the RSA signature covers. */
export type Signing = {
  canonical: string;
  authorization: string;
  mchid: string;
  serialNo: string;
  timestamp: string;
  nonce: string;
  signature: string;
};

export type { Reply };

/** `verified`: signed and every check passed. `unsigned`: an error without signature headers, as the platform sends them. */
export type ExchangeVerdict = "verified" | "unsigned" | "failed" | "no_reply";

/** What an exchange is about; null where the request or reply did not say. */
export type Subject = { contractCode: string | null; outTradeNo: string | null; prepayId: string | null };

/** One signed call as it happened. Recorded once, never edited. */
export type Exchange = {
  id: string;
  atMs: number;
  profileId: string;
  operationId: string;
  target: Target;
  request: SentRequest;
  signing: Signing;
  reply: Reply;
  checks: Check[];
  verdict: ExchangeVerdict;
  subject: Subject;
};

/** A row of the list: no bodies, no canonical text. `status` is null when there was no reply. */
export type ExchangeSummary = {
  id: string;
  atMs: number;
  profileId: string;
  operationId: string;
  target: Target;
  method: string;
  pathAndQuery: string;
  status: number | null;
  code: string | null;
  verdict: ExchangeVerdict;
  tookMs: number;
  subject: Subject;
};
