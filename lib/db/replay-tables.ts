import type { ColumnType } from "kysely";

type Bytes = ColumnType<Uint8Array | ArrayBuffer, Uint8Array, never>;

type Ms = number;

/** Edited by hand: where a profile's notifications are replayed to. */
export type TargetTable = {
  id: string;
  profile_id: string;
  created_at: Ms;
  name: string;
  url: string;
  /** JSON list. */
  header_names: string;
  /** Sealed JSON of `HeaderPair[]`. */
  sealed: ColumnType<Uint8Array | ArrayBuffer, Uint8Array, Uint8Array>;
  sealed_with: string;
};

/** One notification sent again by us, and what came back. */
export type ReplayTable = {
  id: string;
  at: Ms;
  notification_id: string;
  profile_id: string;
  /** Null for one that was sent by hand. */
  bulk_id: string | null;
  mode: string;
  /** The name that the target had; null for an address that was typed. */
  target_name: string | null;
  url: string;
  /** Null when there was no answer. */
  status: number | null;
  /** The network's code, or the rule that forbade the address. */
  failure_code: string | null;
  failure: string | null;
  took_ms: number;
  /** JSON of `Reading`. */
  reading: string;
  /** Of the body that had come and of the body that was sent, hex. */
  original_sha256: string;
  sent_sha256: string;
  /** JSON of `SentHeader[]`: values of the target's own headers are left out. */
  request_headers: string;
  reply_headers: string;
  /** 1 when the answer had more bytes than were kept. */
  reply_cut: number;
  request_body: Bytes;
  reply_body: Bytes | null;
};

/** One run over everything that matches a filter; updated as it moves. */
export type BulkReplayTable = {
  id: string;
  created_at: Ms;
  state: string;
  mode: string;
  target_id: string | null;
  target_name: string | null;
  url: string;
  /** As the URL of the list holds it. */
  filter: string;
  /** The newest notification at the start: what came later does not belong to the run. */
  up_to: string;
  /** JSON of `BulkOrder`. */
  sending_order: string;
  per_second: number | null;
  concurrency: number;
  total: number;
  delivered: number;
  will_retry: number;
  not_sent: number;
  uncertain: number;
  started_at: Ms | null;
  ended_at: Ms | null;
  /** Which process works at it, and until when that holds, in real time. */
  claimed_by: string | null;
  claimed_until: Ms;
};

/** Marked `sending` before its bytes leave and with its outcome after; `grade` sorts by what needs a look first. */
export type BulkReplayItemTable = {
  bulk_id: string;
  position: number;
  grade: number;
  state: string;
  /** How often it was begun. */
  tries: number;
  status: number | null;
  took_ms: number | null;
  notification_id: string;
  replay_id: string | null;
  /** `ItemReason` or the network's or a rule's code; null where there is nothing to explain, or it ended before this was kept. */
  why: string | null;
};
