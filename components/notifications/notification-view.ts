import type { Notification, NotificationSummary } from "@/lib/notifications/notification";
import type { BytesView } from "@/lib/notifications/view";

/** A notification made fit for showing: what the server computed from its raw bytes, and its other deliveries. */
export type NotificationView = BytesView & {
  notification: Notification;
  profile: { id: string; name: string; isSimulated: boolean } | null;
  otherDeliveries: NotificationSummary[];
};
