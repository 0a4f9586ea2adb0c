import type { LivePage } from "@/components/shell/live-page";
import type { NotificationSummary } from "@/lib/notifications/notification";

/** One page of the list, newest first, from behind `before`. Throws when the console does not answer properly. */
export async function readNotifications(before: string | null): Promise<LivePage<NotificationSummary>> {
  const query = before === null ? "" : `?before=${encodeURIComponent(before)}`;
  const response = await fetch(`/api/notifications${query}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET /api/notifications answered ${response.status}`);
  return (await response.json()) as LivePage<NotificationSummary>;
}
