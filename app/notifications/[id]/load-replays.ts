import { placesOf } from "@/app/replays/places";
import type { NotificationView } from "@/components/notifications/notification-view";
import type { ReplayView } from "@/components/replays/replay-panel";
import { world } from "@/lib/machine/world";
import { whyNotSigned } from "@/lib/replays/prepare";
import { listReplays } from "@/lib/replays/store";

/** What a notification's page needs to send it again, and how that went so far. */
export async function loadReplays({ notification, envelope, profile }: NotificationView): Promise<ReplayView> {
  const { store, wireClock } = await world();
  const { id: notificationId, headers, resource: plaintext, profileId } = notification;
  const [made, places] = await Promise.all([
    listReplays(store.db, { notificationId, before: null, limit: 20 }),
    placesOf(profileId),
  ]);
  const target = profile?.isSimulated ? "simulator" : "platform";
  return {
    notificationId,
    headers,
    plaintext,
    hasEnvelope: envelope !== null,
    whyNotSigned: whyNotSigned(profile && { target }),
    places,
    nowMs: wireClock.now(),
    made,
  };
}
