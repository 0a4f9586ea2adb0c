import type { NotificationView } from "@/components/notifications/notification-view";
import { getAnswer } from "@/lib/inboxes/answers";
import { world } from "@/lib/machine/world";
import { marksOf, NO_MARKS } from "@/lib/notifications/marks";
import { usualAnswer } from "@/lib/notifications/receive";
import { getNotification, listSameEvent } from "@/lib/notifications/store";
import { bytesView } from "@/lib/notifications/view";
import { getProfile } from "@/lib/profiles/store";
import { deliveryOf } from "@/lib/simulator/delivery-of";

/** A notification with all that can be read out of its bytes, or null when there is none of that id. */
export async function loadView(id: string): Promise<NotificationView | null> {
  const { store, sim } = await world();
  const { db } = store;
  const notification = await getNotification(db, id);
  if (!notification) return null;
  const { profileId, eventId, subject, checks } = notification;
  const [profile, deliveries, given, marks, deliveryId] = await Promise.all([
    getProfile(db, profileId),
    eventId === null ? [] : listSameEvent(db, { profileId, eventId }),
    getAnswer(db, id),
    marksOf(db, [id]),
    eventId === null ? null : deliveryOf({ eventId, ...subject }, sim),
  ]);
  return {
    notification,
    ...bytesView(notification),
    profile: profile && {
      id: profile.id,
      name: profile.name,
      isSimulated: profile.target === "simulator",
      notifyUrl: profile.notifyUrl,
    },
    marks: marks.get(id) ?? NO_MARKS,
    answer: { given, usualStatus: usualAnswer(checks).status, deliveryId },
    otherDeliveries: deliveries.filter((delivery) => delivery.id !== id),
  };
}
