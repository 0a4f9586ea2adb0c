import type { Store } from "@/lib/db/client";
import { madeAtMs } from "@/lib/id-time";
import { getAnswers } from "@/lib/inboxes/answers";
import type { NotificationFilter } from "../filter";
import { newestId, walkMatching } from "../find";
import { marksOf } from "../marks";
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
  const [notifications, answers, marks] = await Promise.all([
    getNotifications(db, ids),
    getAnswers(db, ids),
    marksOf(db, ids),
  ]);
  return notifications.map((notification) => {
    const { id, atMs } = notification;
    const isOurs = marks.get(id)?.imported == null;
    const receivedMs = isOurs ? (madeAtMs(id) ?? atMs) : atMs;
    return { notification, answer: answers.get(id) ?? null, receivedMs };
  });
}
