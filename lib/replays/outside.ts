import type { Clock } from "@/lib/clock";
import type { Send } from "@/lib/egress";
import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** Signs as the simulated platform; all headers of a notification come back, in their order. */
type Voice = {
  sign(what: {
    mchid: string;
    body: Uint8Array;
    timestamp: string;
    nonce: string;
    key: "merchant";
  }): Promise<HeaderPair[]>;
};

export type OpenedProfile = { summary: ProfileSummary; keys: ProfileKeys };

/** The world that a replay needs. */
export type ReplayOutside = {
  /** The sandbox's clock: when a replay was made, as the story of a simulated merchant tells it. */
  clock: Clock;
  /** Real time: signed timestamps, ids, pace. */
  wireClock: Clock;
  random: (bytes: number) => Uint8Array;
  /** The way to targets alone. */
  send: Send;
  voice: Voice;
  openProfile(id: string): Promise<OpenedProfile | null>;
};
