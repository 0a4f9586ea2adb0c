import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/ids";

/** A search that somebody gave a name; `query` is the list's query string. */
export type SavedView = { id: string; name: string; query: string };

export const MOST_VIEWS = 30;

/** The kept searches, the oldest first. */
export function listViews(db: Kysely<Database>): Promise<SavedView[]> {
  return db.selectFrom("contract_view").select(["id", "name", "query"]).orderBy("id").limit(MOST_VIEWS).execute();
}

/** Keeps one more, or null when so many are kept already that it would not be shown. */
export async function keepView(
  store: Store,
  { name, query, nowMs }: { name: string; query: string; nowMs: number },
): Promise<SavedView | null> {
  const view = { id: newId("cv", nowMs), name, query };
  return write(store, async (tx) => {
    if ((await listViews(tx)).length >= MOST_VIEWS) return null;
    await tx
      .insertInto("contract_view")
      .values({ ...view, created_at: nowMs })
      .execute();
    return view;
  });
}

export async function deleteView(store: Store, id: string): Promise<void> {
  await write(store, async (tx) => {
    await tx.deleteFrom("contract_view").where("id", "=", id).execute();
  });
}
