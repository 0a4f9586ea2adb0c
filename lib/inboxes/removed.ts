import type { Kysely, Transaction } from "kysely";
import type { Store } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { madeAtMs } from "@/lib/id-time";
import { isBehind, type Place, readPlace, writePlace } from "@/lib/notifications/arrival";
import type { Removed } from "@/lib/notifications/remove";

type Noted = { inbox: string; removed: readonly Removed[]; places: Place[]; nowMs: number; engine: Store["engine"] };

/** Adds what was just taken from an inbox to what it has lost so far. */
export async function noteRemoved(tx: Transaction<Database>, { inbox, removed, places, nowMs, engine }: Noted) {
  if (removed.length === 0) return;
  const known = await tx
    .selectFrom("inbox_removed")
    .select("up_to_place")
    .where("inbox", "=", inbox)
    .executeTakeFirst();
  const last = [readPlace(known?.up_to_place ?? ""), ...places].reduce((one, other) =>
    one === null || (other !== null && isBehind(engine, other, one)) ? other : one,
  );
  const upTo = {
    last_at: nowMs,
    up_to_at: Math.max(0, ...removed.map(({ atMs }) => atMs)),
    up_to_place: last && writePlace(last),
  };
  await tx
    .insertInto("inbox_removed")
    .values({ inbox, removed: removed.length, ...upTo })
    .onConflict((conflict) =>
      conflict
        .column("inbox")
        .doUpdateSet((eb) => ({ removed: eb("inbox_removed.removed", "+", removed.length), ...upTo })),
    )
    .execute();
}

/** What retention has taken from an inbox so far; null when nothing. */
export async function removedOfInbox(db: Kysely<Database>, inbox: string) {
  const row = await db.selectFrom("inbox_removed").selectAll().where("inbox", "=", inbox).executeTakeFirst();
  return row ? { removed: row.removed, lastAtMs: row.last_at, upToMs: row.up_to_at } : null;
}

/** Up to when what came behind a place was taken before it could be read, by real time; null where nothing was. */
export async function removedBehind({ engine, db }: Store, { inbox, place }: { inbox: string; place: Place }) {
  const query = db.selectFrom("inbox_removed").select("up_to_place").where("inbox", "=", inbox);
  const last = readPlace((await query.executeTakeFirst())?.up_to_place ?? "");
  return last !== null && isBehind(engine, last, place) ? { upToMs: madeAtMs(last.id) ?? 0 } : null;
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
