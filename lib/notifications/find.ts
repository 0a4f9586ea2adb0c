import type { Kysely } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { isEverything, type NotificationFilter } from "./filter";
import { sweep } from "./index-sweep";
import type { NotificationSummary } from "./notification";
import { getSummaries, listNotifications } from "./store";

export type FoundPage = { items: NotificationSummary[]; next: string | null };

/**
 * What one page looks at before it is given out as far as it came, so that no question holds up the others, however
 * much is stored. A term looked up takes SQLite half a microsecond to one.
 */
const MOST_LOOKS = 36_000;

/**
 * Newest first; `before` is the id that the page starts behind, `next` that of the next page. A page may have fewer
 * than `limit` items, even none, and a `next`: then so much did not match that the search has paused there.
 */
export async function findNotifications(
  store: Store,
  { filter, before, limit }: { filter: NotificationFilter; before: string | null; limit: number },
  mostLooks = MOST_LOOKS,
): Promise<FoundPage> {
  if (isEverything(filter)) return listNotifications(store.db, { before, limit });
  const ids: string[] = [];
  let paused: string | null = null;
  let looks = 0;
  for await (const swept of sweep(store, { filter, order: "desc", after: null, before, upTo: null })) {
    ids.push(...swept.ids);
    looks += swept.looks;
    if (ids.length > limit) break;
    paused = looks >= mostLooks ? swept.last : null;
    if (paused !== null) break;
  }
  const shown = ids.slice(0, limit);
  const next = ids.length > limit ? (shown.at(-1) ?? null) : paused;
  return { items: await getSummaries(store.db, shown), next };
}

/** Ids of what matches, oldest first, behind `after` and up to `upTo`; fewer than `limit` only at the end. */
export async function walkMatching(
  store: Store,
  walk: { filter: NotificationFilter; after: string | null; upTo: string | null; limit: number },
): Promise<string[]> {
  const { filter, after, upTo, limit } = walk;
  const ids: string[] = [];
  for await (const swept of sweep(store, { filter, order: "asc", after, before: null, upTo })) {
    ids.push(...swept.ids);
    if (ids.length >= limit) break;
  }
  return ids.slice(0, limit);
}

/** How many match, up to `upTo`; counting stops at `most` or after `mostLooks`, and `more` says that it did. */
export async function countMatching(
  store: Store,
  { filter, upTo, most }: { filter: NotificationFilter; upTo: string | null; most: number },
  mostLooks = Number.POSITIVE_INFINITY,
): Promise<{ count: number; more: boolean }> {
  let count = 0;
  let looks = 0;
  for await (const swept of sweep(store, { filter, order: "desc", after: null, before: null, upTo })) {
    if (looks >= mostLooks) return { count, more: true };
    count += swept.ids.length;
    looks += swept.looks;
    if (count > most) return { count: most, more: true };
  }
  return { count, more: false };
}

/** The id of the newest notification, or null when there is none. */
export async function newestId(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom("notification").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? null;
}
