import type { KeyObject } from "node:crypto";

/** With which key the platform signs what it sends a merchant of its own accord (WeChat Pay docs: 微信支付公钥). */
export type KeyMode = "public_key" | "certificate";

/** What the platform knows of a service provider beside its keys: the AppIDs, sub-merchants, payers and services it owns. */
export type MerchantDetails = {
  name: string;
  keyMode: KeyMode;
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
