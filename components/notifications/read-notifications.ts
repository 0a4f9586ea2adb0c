import type { LivePage } from "@/components/shell/live-page";
import type { NotificationSummary } from "@/lib/notifications/notification";

type Asked = { query: string; before: string | null; limit: number };

/** One page of the list, newest first, from behind `before`. Throws when the console does not answer properly. */
export async function readNotifications({ query, before, limit }: Asked): Promise<LivePage<NotificationSummary>> {
  const params = new URLSearchParams(query);
  params.set("limit", String(limit));
  if (before !== null) params.set("before", before);
  return (await readJson(`/api/notifications?${params}`)) as LivePage<NotificationSummary>;
}

export type Counted = { count: number; more: boolean };

/** How many match, counted up to a bound that `more` says was passed. Throws like `readNotifications`. */
export async function countNotifications(query: string): Promise<Counted> {
  return (await readJson(`/api/notifications/count?${query}`)) as Counted;
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET ${address} answered ${response.status}`);
  return response.json();
}
