import type { KeyObject } from "node:crypto";

/**
 * With which of its keys the platform signs for a merchant (WeChat Pay docs: 微信支付公钥): the certificate, the public key,
 * or (`grey`) both while the merchant is being switched from the first to the second.
 */
export const KEY_MODES = ["public_key", "certificate", "grey"] as const;
export type KeyMode = (typeof KEY_MODES)[number];

/** What the platform knows of a service provider beside its keys: the AppIDs, sub-merchants, payers and services it owns. */
export type MerchantDetails = {
  name: string;
  keyMode: KeyMode;
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
