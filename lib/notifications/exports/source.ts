import type { Store } from "@/lib/db/client";
import { getAnswers } from "@/lib/inboxes/answers";
import type { NotificationFilter } from "../filter";
import { newestId, walkMatching } from "../find";
import { getNotifications } from "../store";
import type { ExportSource } from "./write-export";

/** Everything that matches now; what arrives while it is written is not among it. */
export async function matchingSource(
  store: Store,
  filter: NotificationFilter,
  publicUrl: string,
): Promise<ExportSource> {
  const upTo = await newestId(store.db);
  return {
    publicUrl,
    idsAfter: async (after, limit) => (upTo === null ? [] : walkMatching(store, { filter, after, upTo, limit })),
    load: (ids) => load(store, ids),
  };
}

/** One notification, or none where there is none of that id. */
export function singleSource(store: Store, id: string, publicUrl: string): ExportSource {
  return {
    publicUrl,
    idsAfter: async (after) => (after === null ? [id] : []),
    load: (ids) => load(store, ids),
  };
}

async function load({ db }: Store, ids: string[]) {
  const [notifications, answers] = await Promise.all([getNotifications(db, ids), getAnswers(db, ids)]);
  return notifications.map((notification) => ({ notification, answer: answers.get(notification.id) ?? null }));
}
