import type { KeyObject } from "node:crypto";

/**
 * With which of its keys the platform signs for a merchant (WeChat Pay docs: 微信支付公钥): the certificate, the public key,
 * or (`grey`) both while the merchant is being switched from the first to the second.
 */
export const KEY_MODES = ["public_key", "certificate", "grey"] as const;
export type KeyMode = (typeof KEY_MODES)[number];

/**
 * What keeps the platform from trusting a merchant's signature, whatever it says (GitBook 签名常见问题 names each text): no
 * APIv3 key was set, no certificate was ever asked for, or the one that the serial names has run out, was revoked, or has
 * a successor.
 */
export const MERCHANT_CONDITIONS = [
  "healthy",
  "apiv3_key_unset",
  "certificate_never_issued",
  "certificate_expired",
  "certificate_revoked",
  "certificate_replaced",
] as const;
export type MerchantCondition = (typeof MERCHANT_CONDITIONS)[number];

/** The platform's words for each state that is not a healthy one (GitBook 签名常见问题); the last has no full stop there. */
export const CONDITION_TEXTS: Record<Exclude<MerchantCondition, "healthy">, string> = {
  apiv3_key_unset: "商户未设置APIv3密钥。",
  certificate_never_issued: "商户未申请过证书。",
  certificate_expired: "商户证书已过期。",
  certificate_revoked: "商户证书已作废。",
  certificate_replaced: "已更换证书，请使用新证书",
};

/** What the platform knows of a service provider beside its keys: the AppIDs, sub-merchants, payers and services it owns. */
export type MerchantDetails = {
  name: string;
  keyMode: KeyMode;
  /** Absent in what was enrolled before it could be set: healthy. */
  condition?: MerchantCondition;
  /** When the switch from certificate to public key began; null outside of it. */
  switchedAtMs?: number | null;
  spAppids: string[];
  subMerchants: { mchid: string; name: string; appids: string[] }[];
  openidsByAppid: Record<string, string[]>;
  serviceIds: number[];
};

/** A merchant with its keys parsed; `publicKey` is the one in its API certificate `serialNo`. */
export type Merchant = {
  mchid: string;
  serialNo: string;
  publicKey: KeyObject;
  apiv3Key: KeyObject;
  details: MerchantDetails;
};
