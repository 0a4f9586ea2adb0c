import type { KeyObject } from "node:crypto";

/** What a browser may see of one merchant identity. No key, no APIv3 key. */
export type ProfileSummary = {
  id: string;
  name: string;
  target: "simulator" | "platform";
  baseUrl: string;
  inbox: string;
  notifyUrl: string;
  mchid: string;
  serialNo: string;
  /** Serials the profile trusts for replies and notifications: `PUB_KEY_ID_…` or 40 hex digits. */
  platformSerials: string[];
  spAppid: string;
  subMchid: string;
  subAppid: string;
  serviceId: number;
  spOpenid: string;
  subOpenid: string;
};

/** The opened secrets of a profile, for the server alone. Keys are parsed once (verify: 24 µs with a KeyObject, 144 µs with PEM). */
export type ProfileKeys = {
  privateKey: KeyObject;
  apiv3Key: KeyObject;
  platformKeys: ReadonlyMap<string, KeyObject>;
};
