import type { Reading } from "@/lib/notifications/reading";
import type { HeaderPair } from "@/lib/wechatpay/header";

/**
 * `exact`: the bytes and headers that came. `resigned`: the bytes that came under a fresh timestamp, nonce and signature.
 * `edited`: another plaintext, sealed and signed anew.
 */
export const REPLAY_MODES = ["exact", "resigned", "edited"] as const;
export type ReplayMode = (typeof REPLAY_MODES)[number];

/** A header as it was sent; null stands for a value of the target's own, which is not kept. */
export type SentHeader = readonly [name: string, value: string | null];

/** What came back; `cut` when the answer had more bytes than `MAX_KEPT_BYTES`. */
export type KeptReply =
  | { kind: "reply"; status: number; headers: HeaderPair[]; body: Uint8Array; cut: boolean }
  | { kind: "failure"; code: string; message: string };

/** One notification sent again. Recorded once, never edited. */
export type Replay = {
  id: string;
  atMs: number;
  notificationId: string;
  profileId: string;
  /** The run that it belongs to, or null. */
  bulkId: string | null;
  mode: ReplayMode;
  /** Null for an address that was typed. */
  targetName: string | null;
  url: string;
  headers: SentHeader[];
  body: Uint8Array;
  /** Of the body that had come, and of the one that was sent; hex. */
  originalSha256: string;
  sentSha256: string;
  reply: KeptReply;
  tookMs: number;
  reading: Reading;
};

/** A row of a list. */
export type ReplaySummary = Pick<
  Replay,
  | "id"
  | "atMs"
  | "notificationId"
  | "bulkId"
  | "mode"
  | "targetName"
  | "url"
  | "originalSha256"
  | "sentSha256"
  | "tookMs"
  | "reading"
> & { status: number | null };

/** As much of an answer's body as is kept; its status counts, however much follows. */
export const MAX_KEPT_BYTES = 64 * 1024;

/** Why a replay cannot be made that way: nothing was sent. */
export type Impossible = (typeof IMPOSSIBLE)[number];

const IMPOSSIBLE = ["not_our_platform", "no_profile", "no_envelope"] as const;

export function isImpossible(text: string): text is Impossible {
  return IMPOSSIBLE.some((one) => one === text);
}
