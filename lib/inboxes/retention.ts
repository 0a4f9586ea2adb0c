import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { firstIdAt } from "@/lib/ids";
import { latestPlace } from "@/lib/notifications/arrival";
import { removeNotifications, type Unindex } from "@/lib/notifications/remove";
import { type InboxSetting, listInboxSettings } from "./store";

const DAY_MS = 86_400_000;

export type RetentionOutside = { store: Store; nowMs: number; unindex: Unindex };

/** So few that an ingest that waits behind the transaction does not feel it. */
const BATCH = 100;

/**
 * Takes one batch of what its inbox no longer keeps: older than its days, or beyond its count, both by the time of
 * arrival. Pinned ones stay and count; so does the newest of the store, because on SQLite its number would be given
 * again. The number of those that went; fewer than a whole batch when there is no more.
 */
export async function sweepInbox(setting: InboxSetting, outside: RetentionOutside): Promise<number> {
  const { store, nowMs, unindex } = outside;
  const below = await keptFrom(store.db, setting, nowMs);
  if (below === null) return 0;
  const newest = await latestPlace(store);
  const rows = await store.db
    .selectFrom("notification")
    .select("id")
    .where("inbox", "=", setting.inbox)
    .where("id", "<", below)
    .where("id", "!=", newest.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("notification_pin").select("at").whereRef("notification_id", "=", "notification.id"))),
    )
    .orderBy("id")
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  return write(store, async (tx, publish) => {
    const removed = await removeNotifications(tx, { ids, nowMs, unindex });
    const upToMs = Math.max(0, ...removed.map(({ atMs }) => atMs));
    await tx
      .insertInto("inbox_removed")
      .values({ inbox: setting.inbox, removed: removed.length, last_at: nowMs, up_to_at: upToMs })
      .onConflict((conflict) =>
        conflict.column("inbox").doUpdateSet((eb) => ({
          removed: eb("inbox_removed.removed", "+", removed.length),
          last_at: nowMs,
          up_to_at: upToMs,
        })),
      )
      .execute();
    publish({ kind: "inbox", id: setting.inbox });
    return removed.length;
  });
}

/** Ids below this one are no longer kept; null: all are. */
async function keptFrom(db: Kysely<Database>, setting: InboxSetting, nowMs: number): Promise<string | null> {
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

/** What retention has taken from an inbox so far; null when nothing. */
export async function removedOfInbox(db: Kysely<Database>, inbox: string) {
  const row = await db.selectFrom("inbox_removed").selectAll().where("inbox", "=", inbox).executeTakeFirst();
  return row ? { removed: row.removed, lastAtMs: row.last_at, upToMs: row.up_to_at } : null;
}

/** What retention has taken of a contract's evidence; null when nothing. */
export async function removedOfContract(db: Kysely<Database>, key: { profileId: string; contractCode: string }) {
  const row = await db
    .selectFrom("contract_removed")
    .select(["removed", "last_at", "up_to_at"])
    .where("profile_id", "=", key.profileId)
    .where("contract_code", "=", key.contractCode)
    .executeTakeFirst();
  return row ? { removed: row.removed, lastAtMs: row.last_at, upToMs: row.up_to_at } : null;
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
