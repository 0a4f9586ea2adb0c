import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { firstIdAt } from "@/lib/ids";
import { latestPlace, orderOn } from "@/lib/notifications/arrival";
import { removeNotifications, type Unindex } from "@/lib/notifications/remove";
import { noteRemoved } from "./removed";
import { type InboxSetting, listInboxSettings } from "./store";

const DAY_MS = 86_400_000;

/** What an inbox keeps; null: no limit. */
export type Kept = Pick<InboxSetting, "inbox" | "keepDays" | "keepCount">;

export type RetentionOutside = { store: Store; nowMs: number; unindex: Unindex };

/** So few that an ingest that waits behind the transaction does not feel it. */
const BATCH = 100;

/**
 * Takes one batch of what its inbox no longer keeps: older than its days, or beyond its count, both by the time of
 * arrival. Pinned ones stay and count; so does the newest of the store, because on SQLite its number would be given
 * again. The number of those that went; fewer than a whole batch when there is no more.
 */
export async function sweepInbox(setting: Kept, outside: RetentionOutside): Promise<number> {
  const { store, nowMs, unindex } = outside;
  const over = await overOf(store, setting, nowMs);
  if (over === null) return 0;
  const rows = await over
    .select(["id", orderOn(store.engine).as("order")])
    .orderBy("id")
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  return write(store, async (tx, publish) => {
    const removed = await removeNotifications(tx, { ids, nowMs, unindex });
    const gone = new Set(removed.map(({ id }) => id));
    const places = rows.filter(({ id }) => gone.has(id));
    await noteRemoved(tx, { inbox: setting.inbox, removed, places, nowMs, engine: store.engine });
    publish({ kind: "inbox", id: setting.inbox });
    return removed.length;
  });
}

/** How many an inbox would lose at once by this setting; counting stops at `most`, and `more` says that it did. */
export async function countOver(
  store: Store,
  { setting, nowMs, most }: { setting: Kept; nowMs: number; most: number },
): Promise<{ count: number; more: boolean }> {
  const over = await overOf(store, setting, nowMs);
  if (over === null) return { count: 0, more: false };
  const some = over.select("id").limit(most + 1);
  const { count } = await store.db
    .selectFrom(some.as("over"))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { count: Math.min(most, Number(count)), more: Number(count) > most };
}

/** What may go by now; null where everything is kept. */
async function overOf(store: Store, setting: Kept, nowMs: number) {
  const below = await keptFrom(store.db, setting, nowMs);
  if (below === null) return null;
  const newest = await latestPlace(store);
  return store.db
    .selectFrom("notification")
    .where("inbox", "=", setting.inbox)
    .where("id", "<", below)
    .where("id", "!=", newest.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("notification_pin").select("at").whereRef("notification_id", "=", "notification.id"))),
    );
}

/** Ids below this one are no longer kept; null: all are. */
async function keptFrom(db: Kysely<Database>, setting: Kept, nowMs: number): Promise<string | null> {
  const { inbox, keepDays, keepCount } = setting;
  const byAge = keepDays === null ? null : firstIdAt("nt", nowMs - keepDays * DAY_MS);
  const byCount = keepCount === null ? null : await oldestOf(db, inbox, keepCount);
  if (byAge === null || byCount === null) return byAge ?? byCount;
  return byAge > byCount ? byAge : byCount;
}

/** The oldest of the newest so many; a walk along the index alone, once a minute, and no page of a list. */
async function oldestOf(db: Kysely<Database>, inbox: string, count: number): Promise<string | null> {
  const query = db.selectFrom("notification").select("id").where("inbox", "=", inbox).orderBy("id", "desc");
  const row = await query
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Told of an inbox that could not be swept; the others are swept all the same. */
export type OnSweepError = (error: unknown, inbox: string) => void;

type SweepOutside = Omit<RetentionOutside, "nowMs"> & {
  nowMs(): number;
  isStopped(): boolean;
  rest(): Promise<void>;
  onError: OnSweepError;
};

/** Every inbox that does not keep everything, until nothing is left to take or `isStopped`; `rest` between two batches. */
export async function sweepAll(outside: SweepOutside): Promise<number> {
  const settings = await listInboxSettings(outside.store.db);
  let total = 0;
  for (const setting of settings.filter(({ keepDays, keepCount }) => keepDays !== null || keepCount !== null)) {
    try {
      while (!outside.isStopped()) {
        const removed = await sweepInbox(setting, { ...outside, nowMs: outside.nowMs() });
        total += removed;
        if (removed < BATCH) break;
        await outside.rest();
      }
    } catch (error) {
      outside.onError(error, setting.inbox);
    }
  }
  return total;
}
