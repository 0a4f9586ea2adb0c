import type { Kysely } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { NotificationFilter } from "./filter";
import { documentOf, FOUND_BY, isWanted, wantedBy } from "./index-document";
import type { NotificationSummary } from "./notification";
import { getSummaries } from "./store";

export type FoundPage = { items: NotificationSummary[]; next: string | null };

const CHUNK = 500;

/** Newest first; `before` is the id that the page starts behind, `next` that of the next page. */
export async function findNotifications(
  store: Store,
  { filter, before, limit }: { filter: NotificationFilter; before: string | null; limit: number },
): Promise<FoundPage> {
  const ids: string[] = [];
  let last = before;
  while (ids.length <= limit) {
    let query = store.db.selectFrom("notification").select(FOUND_BY).orderBy("id", "desc").limit(CHUNK);
    if (last !== null) query = query.where("id", "<", last);
    const rows = await query.execute();
    ids.push(...(await matching(store, rows, filter)));
    last = rows.at(-1)?.id ?? null;
    if (rows.length < CHUNK) break;
  }
  const shown = ids.slice(0, limit);
  return { items: await getSummaries(store.db, shown), next: ids.length > limit ? (shown.at(-1) ?? null) : null };
}

/** Ids of what matches, oldest first, behind `after` and up to `upTo`; fewer than `limit` only at the end. */
export async function walkMatching(
  store: Store,
  walk: { filter: NotificationFilter; after: string | null; upTo: string | null; limit: number },
): Promise<string[]> {
  const ids: string[] = [];
  let last = walk.after;
  while (ids.length < walk.limit) {
    let query = store.db.selectFrom("notification").select(FOUND_BY).orderBy("id").limit(CHUNK);
    if (last !== null) query = query.where("id", ">", last);
    if (walk.upTo !== null) query = query.where("id", "<=", walk.upTo);
    const rows = await query.execute();
    ids.push(...(await matching(store, rows, walk.filter)));
    last = rows.at(-1)?.id ?? null;
    if (rows.length < CHUNK) break;
  }
  return ids.slice(0, walk.limit);
}

/** How many match, up to `upTo`; counting stops at `most`, and `more` says that it did. */
export async function countMatching(
  store: Store,
  { filter, upTo, most }: { filter: NotificationFilter; upTo: string | null; most: number },
): Promise<{ count: number; more: boolean }> {
  const ids = await walkMatching(store, { filter, after: null, upTo, limit: most + 1 });
  return { count: Math.min(ids.length, most), more: ids.length > most };
}

/** The id of the newest notification, or null when there is none. */
export async function newestId(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom("notification").select("id").orderBy("id", "desc").limit(1).executeTakeFirst();
  return row?.id ?? null;
}

async function matching(store: Store, rows: Parameters<typeof documentOf>[0][], filter: NotificationFilter) {
  const wanted = wantedBy(filter);
  const profiles = await store.db.selectFrom("profile").select(["id", "mchid"]).execute();
  const mchids = new Map(profiles.map(({ id, mchid }) => [id, mchid]));
  return rows
    .filter((row) => isWanted(documentOf(row, mchids.get(row.profile_id) ?? null), wanted))
    .map(({ id }) => id);
}
