import type { NotificationView } from "@/components/notifications/notification-view";
import { world } from "@/lib/machine/world";
import { getNotification, listSameEvent } from "@/lib/notifications/store";
import { bytesView } from "@/lib/notifications/view";
import { getProfile } from "@/lib/profiles/store";

/** A notification with all that can be read out of its bytes, or null when there is none of that id. */
export async function loadView(id: string): Promise<NotificationView | null> {
  const { db } = (await world()).store;
  const notification = await getNotification(db, id);
  if (!notification) return null;
  const { profileId, eventId } = notification;
  const [profile, deliveries] = await Promise.all([
    getProfile(db, profileId),
    eventId === null ? [] : listSameEvent(db, { profileId, eventId }),
  ]);
  return {
    notification,
    ...bytesView(notification),
    profile: profile && { id: profile.id, name: profile.name, isSimulated: profile.target === "simulator" },
    otherDeliveries: deliveries.filter((delivery) => delivery.id !== id),
  };
}
