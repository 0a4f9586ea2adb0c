import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { ImportSource } from "./imports/captured";

/** What was said of a notification beside what it is. */
export type Marks = {
  isPinned: boolean;
  /** Null: it came over our own wire. */
  imported: { source: ImportSource; atMs: number; capturedAtMs: number | null } | null;
};

export const NO_MARKS: Marks = { isPinned: false, imported: null };

/** The marks of those that have any. */
export async function marksOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Marks>> {
  if (ids.length === 0) return new Map();
  const [pins, imports] = await Promise.all([
    db.selectFrom("notification_pin").select("notification_id as id").where("notification_id", "in", ids).execute(),
    db.selectFrom("notification_import").selectAll().where("notification_id", "in", ids).execute(),
  ]);
  const marks = new Map<string, Marks>(pins.map(({ id }) => [id, { ...NO_MARKS, isPinned: true }]));
  for (const { notification_id: id, source, at, captured_at: capturedAtMs } of imports) {
    const imported = { source: source as ImportSource, atMs: at, capturedAtMs };
    marks.set(id, { ...(marks.get(id) ?? NO_MARKS), imported });
  }
  return marks;
}

/** A pinned notification stays whatever its inbox keeps. False when there is none of that id. */
export function pin(store: Store, id: string, nowMs: number): Promise<boolean> {
  return write(store, async (tx, publish) => {
    const row = await tx.selectFrom("notification").select("inbox").where("id", "=", id).executeTakeFirst();
    if (!row) return false;
    await tx
      .insertInto("notification_pin")
      .values({ notification_id: id, at: nowMs, inbox: row.inbox })
      .onConflict((conflict) => conflict.column("notification_id").doNothing())
      .execute();
    publish({ kind: "inbox", id: row.inbox });
    return true;
  });
}

export function unpin(store: Store, id: string): Promise<void> {
  return write(store, async (tx, publish) => {
    const rows = await tx.deleteFrom("notification_pin").where("notification_id", "=", id).returning("inbox").execute();
    for (const { inbox } of rows) publish({ kind: "inbox", id: inbox });
  });
}
