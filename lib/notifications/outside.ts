import type { Clock } from "@/lib/clock";
import type { ProfileKeys, ProfileSummary } from "@/lib/profiles/profile";
import type { Turn } from "./answer";
import type { Notification } from "./notification";

/** The world that the listening side needs. `record` resolves only when the notification is committed. */
export type NotificationOutside = {
  /** The sandbox's clock: when a notification of the simulated platform came, as its story tells it. */
  clock: Clock;
  /** Real time: the window of signed timestamps, ids, and whatever concerns the real platform. */
  wireClock: Clock;
  profileByInbox(inbox: string): Promise<{ summary: ProfileSummary; keys: ProfileKeys } | null>;
  record(notification: Notification): Promise<void>;
  /** What this inbox was told to do with its next notification; null, at once, where it answers as usual. */
  turn(inbox: string): null | Promise<Turn | null>;
};
