import type { Insertable, Kysely, Selectable } from "kysely";
import { type Touch, touchContracts } from "@/lib/contracts/contract-index";
import { keepIdNotices } from "@/lib/contracts/id-notices";
import { createBatcher } from "@/lib/db/batch";
import { readBytes } from "@/lib/db/bytes";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import { firstFailure } from "@/lib/wechatpay/check";
import { type Marks, marksOf, NO_MARKS } from "./marks";
import type { Notification, NotificationSummary, NotificationVerdict } from "./notification";

/** Rows of one commit; SQLite allows 32,766 values in a statement, Postgres 65,535. */
const MAX_ROWS = 256;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Keeps notifications for good, many in one commit: those that arrive while a commit runs share the next one. The
 * promise resolves after the commit that holds the row, and the feed is told then.
 */
export function notificationRecorder(store: Store): (notification: Notification) => Promise<void> {
  const batcher = createBatcher<Notification>({
    maxRows: MAX_ROWS,
    weight: { of: ({ body, resource }) => body.length + (resource?.length ?? 0), most: MAX_BYTES },
    write: (rows) =>
      write(store, async (tx, publish) => {
        await tx.insertInto("notification").values(rows.map(toRow)).execute();
        await touchContracts(tx, rows.map(touchOf));
        await keepIdNotices(tx, rows.map(heardOf));
        for (const { id, subject } of rows) {
          publish({ kind: "notification", id });
          if (subject.contractCode) publish({ kind: "contract", id: subject.contractCode });
        }
      }),
  });
  return (notification) => batcher.add(notification);
}

/** The notification of that id, or null. */
export async function getNotification(db: Kysely<Database>, id: string): Promise<Notification | null> {
  const row = await db.selectFrom("notification").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Those of these ids that are there, in the order of their ids. */
export async function getNotifications(db: Kysely<Database>, ids: readonly string[]): Promise<Notification[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("notification").selectAll().where("id", "in", ids).orderBy("id").execute();
  return rows.map(fromRow);
}

/** Every delivery of the same event, oldest first: the platform may tell a thing more than once. */
export async function listSameEvent(
  db: Kysely<Database>,
  event: { profileId: string; eventId: string },
): Promise<NotificationSummary[]> {
  const rows = await db
    .selectFrom("notification")
    .select(SUMMARY)
    .where("profile_id", "=", event.profileId)
    .where("event_id", "=", event.eventId)
    .orderBy("id")
    .limit(100)
    .execute();
  return await withMarks(db, rows);
}

const SUMMARY = [
  "id",
  "at",
  "inbox",
  "profile_id",
  "verdict",
  "failed_step",
  "answered_status",
  "event_id",
  "event_type",
  "summary",
  "bytes",
  "contract_code",
  "out_trade_no",
] as const;

/** Newest first, `limit` at a time; `before` is the id that the page starts behind, `next` that of the next page. */
export async function listNotifications(
  db: Kysely<Database>,
  page: { before: string | null; limit: number },
): Promise<{ items: NotificationSummary[]; next: string | null }> {
  let query = db
    .selectFrom("notification")
    .select(SUMMARY)
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.before) query = query.where("id", "<", page.before);
  const rows = await query.execute();
  const items = await withMarks(db, rows.slice(0, page.limit));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** The summaries of these ids that are there, newest first. */
export async function getSummaries(db: Kysely<Database>, ids: readonly string[]): Promise<NotificationSummary[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom("notification").select(SUMMARY).where("id", "in", ids).orderBy("id", "desc");
  return withMarks(db, await query.execute());
}

function toRow(notification: Notification): Insertable<Database["notification"]> {
  return {
    id: notification.id,
    at: notification.atMs,
    inbox: notification.inbox,
    profile_id: notification.profileId,
    method: notification.method,
    path_and_query: notification.pathAndQuery,
    headers: JSON.stringify(notification.headers),
    body: notification.body,
    bytes: notification.body.length,
    checks: JSON.stringify(notification.checks),
    verdict: notification.verdict,
    failed_step: firstFailure(notification.checks)?.id ?? null,
    answered_status: notification.answeredStatus,
    event_id: plausible(notification.eventId),
    event_type: plausible(notification.eventType),
    summary: notification.summary === null ? null : [...notification.summary.slice(0, 512)].slice(0, 256).join(""),
    resource: notification.resource,
    contract_code: notification.subject.contractCode,
    out_trade_no: notification.subject.outTradeNo,
  };
}

function touchOf({ profileId, subject, id, atMs }: Notification): Touch {
  return { profileId, ...subject, id, atMs };
}

function heardOf({ id, profileId, subject, resource }: Notification) {
  return { id, profileId, contractCode: subject.contractCode, resource };
}

/** Columns are for finding, and Postgres indexes no long text: what no identifier looks like stays in the body alone. */
function plausible(text: string | null): string | null {
  return text !== null && /^[\x21-\x7e]{1,64}$/.test(text) ? text : null;
}

export function fromRow(row: Selectable<Database["notification"]>): Notification {
  return {
    id: row.id,
    atMs: row.at,
    inbox: row.inbox,
    profileId: row.profile_id,
    method: row.method,
    pathAndQuery: row.path_and_query,
    headers: JSON.parse(row.headers),
    body: readBytes(row.body),
    checks: JSON.parse(row.checks),
    verdict: row.verdict as NotificationVerdict,
    answeredStatus: row.answered_status,
    eventId: row.event_id,
    eventType: row.event_type,
    summary: row.summary,
    resource: row.resource,
    subject: { contractCode: row.contract_code, outTradeNo: row.out_trade_no },
  };
}

type SummaryRow = Pick<Selectable<Database["notification"]>, (typeof SUMMARY)[number]>;

async function withMarks(db: Kysely<Database>, rows: readonly SummaryRow[]): Promise<NotificationSummary[]> {
  const ids = rows.map(({ id }) => id);
  const marks = await marksOf(db, ids);
  return rows.map((row) => toSummary(row, marks.get(row.id) ?? NO_MARKS));
}

function toSummary(row: SummaryRow, marks: Marks): NotificationSummary {
  return {
    id: row.id,
    atMs: row.at,
    inbox: row.inbox,
    profileId: row.profile_id,
    verdict: row.verdict as NotificationVerdict,
    answeredStatus: row.answered_status,
    eventId: row.event_id,
    eventType: row.event_type,
    summary: row.summary,
    failedStep: row.failed_step,
    bytes: row.bytes,
    isPinned: marks.isPinned,
    isImported: marks.imported !== null,
    subject: { contractCode: row.contract_code, outTradeNo: row.out_trade_no },
  };
}
