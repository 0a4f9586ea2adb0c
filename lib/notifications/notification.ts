import type { Check } from "@/lib/wechatpay/check";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** `verified`: signature and decryption both passed. `rejected`: a step failed, named in `checks`. */
export type NotificationVerdict = "verified" | "rejected";

/** One delivery as it reached us: raw bytes, raw headers, verdicts, and what we answered. Recorded once, never edited. */
export type Notification = {
  id: string;
  atMs: number;
  inbox: string;
  profileId: string;
  method: string;
  pathAndQuery: string;
  headers: HeaderPair[];
  body: Uint8Array;
  checks: Check[];
  verdict: NotificationVerdict;
  /** 0 where nothing was answered: an inbox that was told to stay silent, or one that waits for what it relays. */
  answeredStatus: number;
  /** The envelope's `id`, `event_type`, `summary`; null when the body could not be read. */
  eventId: string | null;
  eventType: string | null;
  summary: string | null;
  /** The decrypted resource, the exact plaintext; null when it could not be opened. */
  resource: string | null;
  subject: { contractCode: string | null; outTradeNo: string | null };
};

/** A row of the list. `failedStep` is the id of the first failed check. */
export type NotificationSummary = {
  id: string;
  atMs: number;
  inbox: string;
  profileId: string;
  verdict: NotificationVerdict;
  answeredStatus: number;
  eventId: string | null;
  eventType: string | null;
  summary: string | null;
  failedStep: string | null;
  bytes: number;
  /** Retention leaves it alone. */
  isPinned: boolean;
  /** It did not come over our own wire. */
  isImported: boolean;
  subject: { contractCode: string | null; outTradeNo: string | null };
};
