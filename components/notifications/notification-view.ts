import type { GivenAnswer } from "@/lib/inboxes/answers";
import type { Marks } from "@/lib/notifications/marks";
import type { Notification, NotificationSummary } from "@/lib/notifications/notification";
import type { BytesView } from "@/lib/notifications/view";

/** A notification made fit for showing: what the server computed from its raw bytes, and its other deliveries. */
export type NotificationView = BytesView & {
  notification: Notification;
  profile: { id: string; name: string; isSimulated: boolean; notifyUrl: string } | null;
  marks: Marks;
  /** `given`: what the inbox was told to answer, null where it did as usual. `deliveryId`: of our own platform. */
  answer: { given: GivenAnswer | null; usualStatus: number; deliveryId: string | null };
  otherDeliveries: NotificationSummary[];
};
