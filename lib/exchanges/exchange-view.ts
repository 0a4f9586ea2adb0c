import type { Diagnosis } from "@/lib/wechatpay/diagnose";
import type { Exchange, Reply } from "./exchange";
import type { OpenedPart } from "./opened-reply";

/** Bytes for showing: decoded text, true length, SHA-256 in hex. `exact` is false when decoding replaced something. */
export type BodyView = { text: string; bytes: number; sha256: string; exact: boolean };

export type ReplyView =
  | (Omit<Extract<Reply, { kind: "reply" }>, "body"> & { body: BodyView; code: string | null; message: string | null })
  | Extract<Reply, { kind: "failure" }>;

/** An exchange as a browser gets it: no secrets are in an exchange, only its bytes had to become text. */
export type ExchangeView = Omit<Exchange, "reply"> & {
  requestBody: BodyView;
  reply: ReplyView;
  diagnosis: Diagnosis | null;
  /** What only the merchant can read in the reply, opened. */
  opened: OpenedPart[];
};
