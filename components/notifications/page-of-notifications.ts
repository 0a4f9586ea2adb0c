import type { NotificationSummary } from "@/lib/notifications/notification";

/** What the list holds: newest first, and the id behind which older ones begin. */
export type NotificationPage = { items: NotificationSummary[]; next: string | null };

/**
 * The list after the newest page was read again. Rows are joined by id, so an event told twice adds nothing. When so
 * many came at once that the two do not meet, the list starts anew from the head, so that it never hides a hole.
 */
export function withHead(known: NotificationPage, head: NotificationPage): NotificationPage {
  const oldestOfHead = head.items.at(-1)?.id;
  const newestKnown = known.items[0]?.id;
  if (oldestOfHead === undefined) return known;
  if (newestKnown === undefined) return head;
  if (head.next !== null && oldestOfHead > newestKnown) return head;
  return { items: joined(head.items, known.items), next: known.next };
}

export function withOlder(known: NotificationPage, older: NotificationPage): NotificationPage {
  return { items: joined(known.items, older.items), next: older.next };
}

function joined(first: NotificationSummary[], second: NotificationSummary[]): NotificationSummary[] {
  const byId = new Map([...second, ...first].map((item) => [item.id, item]));
  return [...byId.values()].sort((left, right) => (left.id < right.id ? 1 : -1));
}
