import type { Store } from "@/lib/db/client";
import { confirmPlace, type Passed, type Place, rowsAfter } from "./arrival";
import type { Notification } from "./notification";
import { fromRow } from "./store";

/** A notification and the place behind it. */
export type Pulled = { notification: Notification; place: Place };

/** `ahead`: no such place was ever given by this store. */
export type Page = { kind: "page"; items: Pulled[]; place: Place } | { kind: "ahead" };

/** Rows that one look passes over: short ones of other inboxes, on SQLite. */
const MOST_PASSED = 5_000;
/** Bodies of one page; one that is larger comes alone. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * What was committed to an inbox behind a place, in the order of commits. `place` is where the next page begins; it
 * moves on even when nothing on the way was for this inbox.
 */
export async function pullAfter(
  store: Pick<Store, "engine" | "db">,
  { inbox, after, limit }: { inbox: string; after: Place; limit: number },
): Promise<Page> {
  const from = await confirmPlace(store, after);
  if (from === null) return { kind: "ahead" };
  const passed = await rowsAfter(store, { inbox, after: from, limit: MOST_PASSED });
  const { taken, place } = take(passed, { inbox, from, limit });
  if (taken.length === 0) return { kind: "page", items: [], place };
  const ids = taken.map(({ id }) => id);
  const rows = await store.db.selectFrom("notification").selectAll().where("id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = taken.flatMap(({ id, order }) => {
    const row = byId.get(id);
    return row ? [{ notification: fromRow(row), place: { order, id } }] : [];
  });
  return { kind: "page", items, place };
}

function take(passed: Passed[], { inbox, from, limit }: { inbox: string; from: Place; limit: number }) {
  const taken: Passed[] = [];
  let place = from;
  let bytes = 0;
  for (const row of passed) {
    if (row.inbox === inbox) {
      if (taken.length === limit || (taken.length > 0 && bytes + row.bytes > MOST_BYTES)) break;
      taken.push(row);
      bytes += row.bytes;
    }
    place = { order: row.order, id: row.id };
  }
  return { taken, place };
}
