import type { Notification, NotificationSummary } from "@/lib/notifications/notification";
import type { Envelope } from "@/lib/wechatpay/envelope";

/** A notification made fit for showing: what the server computed from its raw bytes, and its other deliveries. */
export type NotificationView = {
  notification: Notification;
  envelope: Envelope | null;
  /** SHA-256 of the body, hex. */
  sha256: string;
  /** The three signed lines, or null when a header is missing. */
  canonical: string | null;
  profile: { id: string; name: string; isSimulated: boolean } | null;
  otherDeliveries: NotificationSummary[];
};
