import type { HeaderPair } from "@/lib/wechatpay/header";

/** A request as it stood on the wire; `pathAndQuery` is the raw request target, because that is what was signed. */
export type WireRequest = {
  method: string;
  pathAndQuery: string;
  headers: readonly HeaderPair[];
  /** The raw bytes; or `too_large` as soon as there are more than `maxBytes`, `gone` or `busy` as the door finds it. */
  readBody(maxBytes: number): Promise<Uint8Array | keyof typeof UNREAD_STATUS>;
};

/** How a body that was not read is answered; whoever is gone will not hear it. */
export const UNREAD_STATUS = { too_large: 413, gone: 400, busy: 503 } as const;

/** An answer as it goes on the wire, header by header in the order and case of production traffic. */
export type WireReply = { status: number; headers: HeaderPair[]; body: string };
