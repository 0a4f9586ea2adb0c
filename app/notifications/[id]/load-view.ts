import type { NotificationView } from "@/components/notifications/notification-view";
import { world } from "@/lib/machine/world";
import type { Notification } from "@/lib/notifications/notification";
import { getNotification, listSameEvent } from "@/lib/notifications/store";
import { getProfile } from "@/lib/profiles/store";
import { canonicalText, replyCanonical } from "@/lib/wechatpay/canonical";
import { readEnvelope } from "@/lib/wechatpay/envelope";
import { headerValue } from "@/lib/wechatpay/header";

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
  const envelope = readEnvelope(notification.body);
  return {
    notification,
    envelope: envelope.kind === "ok" ? envelope.envelope : null,
    sha256: await sha256(notification.body),
    canonical: canonicalOf(notification),
    profile: profile && { id: profile.id, name: profile.name, isSimulated: profile.target === "simulator" },
    otherDeliveries: deliveries.filter((delivery) => delivery.id !== id),
  };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function canonicalOf({ headers, body }: Notification): string | null {
  const timestamp = headerValue(headers, "Wechatpay-Timestamp");
  const nonce = headerValue(headers, "Wechatpay-Nonce");
  return timestamp === null || nonce === null ? null : canonicalText(replyCanonical({ timestamp, nonce, body }));
}
