import type { Kysely } from "kysely";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { type AnswerPlan, isUsual, type Told, toldAt } from "./answer-plan";

/** What was chosen for an inbox. `answered`: how many notifications the plan has met. `keep…` null: no limit. */
export type InboxSetting = {
  inbox: string;
  changedAtMs: number;
  plan: AnswerPlan;
  answered: number;
  keepDays: number | null;
  keepCount: number | null;
};

const COLUMNS = ["inbox", "changed_at", "answered", "keep_days", "keep_count", "plan"] as const;

type Row = Pick<Database["inbox_setting"], (typeof COLUMNS)[number]>;

/** Of an inbox for which nothing was ever chosen: answers as usual, keeps everything. */
export function untouched(inbox: string): InboxSetting {
  return { inbox, changedAtMs: 0, plan: [], answered: 0, keepDays: null, keepCount: null };
}

export async function getInboxSetting(db: Kysely<Database>, inbox: string): Promise<InboxSetting> {
  const row = await db.selectFrom("inbox_setting").select(COLUMNS).where("inbox", "=", inbox).executeTakeFirst();
  return row ? fromRow(row) : untouched(inbox);
}

/** Those for which something was chosen. */
export async function listInboxSettings(db: Kysely<Database>): Promise<InboxSetting[]> {
  const rows = await db.selectFrom("inbox_setting").select(COLUMNS).orderBy("inbox").execute();
  return rows.map(fromRow);
}

/** From now on the inbox answers by this plan, from its first turn. */
export function choosePlan(
  { inbox, plan }: { inbox: string; plan: AnswerPlan },
  { store, nowMs }: { store: Store; nowMs: number },
): Promise<void> {
  const chosen = { changed_at: nowMs, answered: 0, plan: JSON.stringify(plan) };
  return upsert(store, inbox, chosen);
}

export function chooseRetention(
  { inbox, keepDays, keepCount }: { inbox: string; keepDays: number | null; keepCount: number | null },
  { store, nowMs }: { store: Store; nowMs: number },
): Promise<void> {
  return upsert(store, inbox, { changed_at: nowMs, keep_days: keepDays, keep_count: keepCount });
}

function upsert(
  store: Store,
  inbox: string,
  chosen: Partial<Omit<Row, "inbox">> & { changed_at: number },
): Promise<void> {
  return write(store, async (tx, publish) => {
    await tx
      .insertInto("inbox_setting")
      .values({ inbox, answered: 0, keep_days: null, keep_count: null, plan: "[]", ...chosen })
      .onConflict((conflict) => conflict.column("inbox").doUpdateSet(chosen))
      .execute();
    publish({ kind: "inbox", id: inbox });
  });
}

/**
 * Takes the next turn of an inbox's plan: no two notifications take the same one, in whichever process. Null when
 * nothing but the usual is left.
 */
export function takeTurn(store: Store, inbox: string): Promise<Told | null> {
  return write(store, async (tx, publish) => {
    const row = await tx
      .updateTable("inbox_setting")
      .set((eb) => ({ answered: eb("answered", "+", 1) }))
      .where("inbox", "=", inbox)
      .returning(["answered", "plan"])
      .executeTakeFirst();
    if (!row) return null;
    const plan = JSON.parse(row.plan) as AnswerPlan;
    const before = row.answered - 1;
    if (isUsual(plan, before)) {
      // Several may have come at once when fewer turns were left; who finds none has taken none.
      await tx.updateTable("inbox_setting").set({ answered: before }).where("inbox", "=", inbox).execute();
      return null;
    }
    publish({ kind: "inbox", id: inbox });
    return toldAt(plan, before);
  });
}

function fromRow(row: Row): InboxSetting {
  return {
    inbox: row.inbox,
    changedAtMs: row.changed_at,
    plan: JSON.parse(row.plan) as AnswerPlan,
    answered: row.answered,
    keepDays: row.keep_days,
    keepCount: row.keep_count,
  };
}
