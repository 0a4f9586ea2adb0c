import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "@/lib/db/client";
import { documentsOf } from "./index-batch";
import { FOUND_BY, isWanted, type Wanted } from "./index-document";
import { type Stretch, within } from "./index-stretch";

/** `ids` match, in order; everything up to `last` has been looked at; `looks` says what that cost, in terms looked up. */
export type Swept = { ids: string[]; last: string; looks: number };

/** What it costs to read a notification itself, in terms looked up. */
export const ROW_LOOKS = 16;
const AT_ONCE = 250;

/**
 * What was imported lies by its id where it was imported and by its time where it was captured: outside of the stretch
 * in which a time's other notifications are, it is looked at one by one.
 */
export async function* overImported(
  store: Store,
  { wanted, order, stretch }: { wanted: Wanted; order: "desc" | "asc"; stretch: Stretch },
): AsyncGenerator<Swept> {
  const left = { ...stretch };
  for (;;) {
    const rows = await store.db
      .selectFrom("notification_import")
      .innerJoin("notification", "notification.id", "notification_import.notification_id")
      .select(FOUND_BY.map((column) => `notification.${column}` as const))
      .where(within("notification_id", left))
      .where("notification.at", ">=", wanted.fromMs ?? 0)
      .where("notification.at", "<=", wanted.toMs ?? Number.MAX_SAFE_INTEGER)
      .orderBy("notification_import.notification_id", order)
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const documents = await documentsOf(store.db, rows);
    const ids = documents.filter((document) => isWanted(document, wanted)).map(({ id }) => id);
    yield { ids, last, looks: rows.length * ROW_LOOKS };
    if (rows.length < AT_ONCE) return;
    if (order === "desc") left.below = last;
    else left.above = last;
    await turn();
  }
}
