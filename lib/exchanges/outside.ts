import type { Clock } from "@/lib/clock";
import type { HeaderPair } from "@/lib/wechatpay/header";
import type { Reply } from "./exchange";

/** The world that a signed call needs. `random(n)` gives n random bytes; `send` never throws for what the network does. */
export type ExchangeOutside = {
  /** The sandbox's clock: when a call to the simulated platform happened, as its story tells it. */
  clock: Clock;
  /** Real time: signed timestamps and their window, ids, and whatever concerns the real platform. */
  wireClock: Clock;
  random(bytes: number): Uint8Array;
  send(
    request: { method: string; url: string; headers: HeaderPair[]; body: string | Uint8Array },
    limits: { timeoutMs: number; maxBytes: number },
  ): Promise<Reply>;
};
