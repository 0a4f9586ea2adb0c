import { readAuthorization } from "@/lib/wechatpay/authorization";
import { canonicalText, requestCanonical } from "@/lib/wechatpay/canonical";
import { strictBase64 } from "@/lib/wechatpay/crypto/base64";
import { verify } from "@/lib/wechatpay/crypto/rsa";
import { errorBody, GATEWAY_TEXTS, type PlatformError, signatureMismatch, signError } from "@/lib/wechatpay/errors";
import { type HeaderPair, headerValue } from "@/lib/wechatpay/header";
import { MAX_SKEW_SECONDS, skewSeconds } from "@/lib/wechatpay/wire-time";
import type { Merchant } from "./merchant";
import { conditionError } from "./merchant-condition";
import type { GatewayProfile } from "./setting-list";

type Signed = { method: string; pathAndQuery: string; headers: readonly HeaderPair[]; body: Uint8Array };

export type Authenticated = { kind: "ok"; merchant: Merchant } | { kind: "refused"; error: PlatformError };

/**
 * Rows 3 to 9 of the gateway's checks in the observed order: Accept and User-Agent, Authorization's format, scheme,
 * timestamp, merchant and serial, the state of its certificate, signature. The signature is verified over the raw bytes, never over parsed ones.
 */
export async function authenticate(
  request: Signed,
  outside: { nowMs: number; profile: GatewayProfile; getMerchant(mchid: string): Promise<Merchant | null> },
): Promise<Authenticated> {
  const texts = TEXTS[outside.profile];
  const lacks = (name: string) => !headerValue(request.headers, name);
  if (texts.needsUserAgent && (lacks("Accept") || lacks("User-Agent"))) return refused(headerMissing());
  const read = readAuthorization(headerValue(request.headers, "Authorization"));
  if (read.kind === "scheme") return refused(signError(GATEWAY_TEXTS.authorizationScheme));
  if (read.kind !== "ok") return refused(signError(texts.format));
  const { mchid, serialNo, timestamp, nonce, signature } = read.value;
  const skew = skewSeconds(timestamp, outside.nowMs);
  if (skew === null || Math.abs(skew) > MAX_SKEW_SECONDS) return refused(signError(GATEWAY_TEXTS.timestamp));
  const merchant = await outside.getMerchant(mchid);
  const condition = merchant === null ? "serial" : conditionError(merchant, serialNo);
  if (merchant === null || condition === "serial") return refused(signError(GATEWAY_TEXTS.serial));
  if (condition !== null) return refused(condition);
  const { method, pathAndQuery, body } = request;
  const canonical = requestCanonical({ method, pathAndQuery, timestamp, nonce, body });
  const bytes = strictBase64(signature);
  if (bytes !== null && verify(merchant.publicKey, canonical, bytes)) return { kind: "ok", merchant };
  return refused(texts.mismatch ? signError(texts.mismatch) : mismatch(request, canonical));
}

/** Which routes the real platform serves with which profile is not known for this product. */
const TEXTS = {
  standard: { needsUserAgent: true, format: GATEWAY_TEXTS.authorizationFormat, mismatch: null },
  transactions: { needsUserAgent: false, format: "签名信息错误，验签失败", mismatch: "签名错误" },
} as const;

function mismatch({ method, pathAndQuery, body }: Signed, canonical: Uint8Array): PlatformError {
  const head = canonicalText(canonical.subarray(0, canonical.length - body.length - 1));
  return signatureMismatch({ method, pathAndQuery, head, body: canonicalText(body), length: canonical.length });
}

function headerMissing(): PlatformError {
  return { status: 400, body: errorBody("INVALID_REQUEST", GATEWAY_TEXTS.acceptOrUserAgent), internal: 268435461 };
}

function refused(error: PlatformError): Authenticated {
  return { kind: "refused", error };
}
