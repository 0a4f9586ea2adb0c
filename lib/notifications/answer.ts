import type { HeaderPair } from "@/lib/wechatpay/header";
import type { Notification } from "./notification";

/** What the inbox answers; `body` is empty for a 204. */
export type Answer = { status: number; body: string };

/** What an inbox does that was told to do something else than to answer as usual. */
export type ToldAnswer =
  | { kind: "reply"; status: number; headers: HeaderPair[]; body: Uint8Array }
  | { kind: "delayed"; delayMs: number; answer: Answer }
  | { kind: "silent" };

/** One use of what an inbox was told. */
export type Turn = {
  /** For the record, which is made first: 0 where nothing is answered, or nobody knows yet what. */
  statusFor(usual: Answer): number;
  /** Called once the notification is kept; keeps what is answered before it is answered. */
  carryOut(notification: Notification, usual: Answer): Promise<ToldAnswer>;
};
