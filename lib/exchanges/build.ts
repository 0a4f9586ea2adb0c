import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import { canonicalText, requestCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import type { RequestTexts } from "@/lib/wechatpay/form-input";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import type { Operation } from "@/lib/wechatpay/operation";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import type { SentRequest, Signing } from "./exchange";

/** What to call, with the exact texts of its request line and body. */
export type Call = RequestTexts & { operation: Operation; profile: ProfileSummary; keys: ProfileKeys };

/** The request as it will be sent, and the signature over those very bytes. */
export function buildRequest(
  { operation, pathAndQuery, body, profile, keys }: Call,
  at: { nowMs: number; nonceBytes: Uint8Array },
): { request: SentRequest; signing: Signing } {
  const timestamp = unixSeconds(at.nowMs);
  const nonce = nonceFrom(at.nonceBytes);
  const canonical = requestCanonical({ method: operation.method, pathAndQuery, timestamp, nonce, body });
  const signature = sign(keys.privateKey, canonical);
  const { mchid, serialNo } = profile;
  const authorization = formatAuthorization({ mchid, nonce, signature, timestamp, serialNo });
  const url = new URL(pathAndQuery, profile.baseUrl).href;
  const headers = requestHeaders(authorization, operation, profile);
  return {
    request: { method: operation.method, url, pathAndQuery, headers, body },
    signing: { canonical: canonicalText(canonical), authorization, mchid, serialNo, timestamp, nonce, signature },
  };
}

/**
 * What `Wechatpay-Serial` names, the key with which the reply shall be signed: the public key's id wherever the profile
 * has one. Some operations require the header, so there a certificate's serial stands in for it.
 */
export function namedSerial(operation: Operation, { platformSerials }: ProfileSummary): string | undefined {
  const publicKeyId = platformSerials.find((serial) => serial.startsWith("PUB_KEY_ID_"));
  return publicKeyId ?? (operation.needsSerial ? platformSerials[0] : undefined);
}

function requestHeaders(authorization: string, operation: Operation, profile: ProfileSummary): HeaderPair[] {
  const serial = namedSerial(operation, profile);
  const headers: HeaderPair[] = [
    ["Accept", "application/json"],
    ["Content-Type", "application/json"],
    ["User-Agent", "Qianyue/0.1"],
    ["Authorization", authorization],
  ];
  return serial ? [...headers, ["Wechatpay-Serial", serial]] : headers;
}
