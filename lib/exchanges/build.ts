import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import { formatAuthorization } from "@/lib/wechatpay/authorization";
import { canonicalText, requestCanonical } from "@/lib/wechatpay/canonical";
import { sign } from "@/lib/wechatpay/crypto/rsa";
import type { HeaderPair } from "@/lib/wechatpay/header";
import { nonceFrom } from "@/lib/wechatpay/nonce";
import type { Operation } from "@/lib/wechatpay/operation";
import { unixSeconds } from "@/lib/wechatpay/wire-time";
import type { SentRequest, Signing } from "./exchange";

type Call = { operation: Operation; body: string; profile: ProfileSummary; keys: ProfileKeys };

/** The request as it will be sent, and the signature over those very bytes. */
export function buildRequest(
  { operation, body, profile, keys }: Call,
  at: { nowMs: number; nonceBytes: Uint8Array },
): { request: SentRequest; signing: Signing } {
  const pathAndQuery = operation.path;
  const timestamp = unixSeconds(at.nowMs);
  const nonce = nonceFrom(at.nonceBytes);
  const canonical = requestCanonical({ method: operation.method, pathAndQuery, timestamp, nonce, body });
  const signature = sign(keys.privateKey, canonical);
  const { mchid, serialNo } = profile;
  const authorization = formatAuthorization({ mchid, nonce, signature, timestamp, serialNo });
  const url = new URL(pathAndQuery, profile.baseUrl).href;
  const headers = requestHeaders(authorization, profile);
  return {
    request: { method: operation.method, url, pathAndQuery, headers, body },
    signing: { canonical: canonicalText(canonical), authorization, mchid, serialNo, timestamp, nonce, signature },
  };
}

/** `Wechatpay-Serial` names the key with which the reply shall be signed: the public key's id wherever the profile has one. */
function requestHeaders(authorization: string, profile: ProfileSummary): HeaderPair[] {
  const publicKeyId = profile.platformSerials.find((serial) => serial.startsWith("PUB_KEY_ID_"));
  const headers: HeaderPair[] = [
    ["Accept", "application/json"],
    ["Content-Type", "application/json"],
    ["User-Agent", "Qianyue/0.1"],
    ["Authorization", authorization],
  ];
  return publicKeyId ? [...headers, ["Wechatpay-Serial", publicKeyId]] : headers;
}
