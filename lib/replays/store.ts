import type { Insertable, Kysely, Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import { type Store, write } from "@/lib/db/client";
import type { Database } from "@/lib/db/database";
import type { Reading } from "@/lib/notifications/reading";
import type { KeptReply, Replay, ReplayMode, ReplaySummary } from "./replay";

/** Keeps a replay for good. */
export async function recordReplay(store: Store, replay: Replay): Promise<void> {
  await write(store, async (tx, publish) => {
    await insertReplays(tx, [replay]);
    publish({ kind: "replay", id: replay.id });
  });
}

/** The same inside a transaction of the caller's, who tells the feed. */
export async function insertReplays(tx: Kysely<Database>, replays: readonly Replay[]): Promise<void> {
  if (replays.length > 0) await tx.insertInto("replay").values(replays.map(toRow)).execute();
}

/** The replay of that id, or null. */
export async function getReplay(db: Kysely<Database>, id: string): Promise<Replay | null> {
  const row = await db.selectFrom("replay").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

const SUMMARY = [
  "id",
  "at",
  "notification_id",
  "bulk_id",
  "mode",
  "target_name",
  "url",
  "status",
  "took_ms",
  "reading",
  "original_sha256",
  "sent_sha256",
] as const;

/** Newest first, of one notification or of all; `before` is the id that the page starts behind. */
export async function listReplays(
  db: Kysely<Database>,
  page: { notificationId: string | null; before: string | null; limit: number },
): Promise<{ items: ReplaySummary[]; next: string | null }> {
  let query = db
    .selectFrom("replay")
    .select(SUMMARY)
    .orderBy("id", "desc")
    .limit(page.limit + 1);
  if (page.notificationId !== null) query = query.where("notification_id", "=", page.notificationId);
  if (page.before !== null) query = query.where("id", "<", page.before);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(toSummary);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

function toRow(replay: Replay): Insertable<Database["replay"]> {
  const { reply } = replay;
  const answered = reply.kind === "reply" ? reply : null;
  const failed = reply.kind === "failure" ? reply : null;
  return {
    id: replay.id,
    at: replay.atMs,
    notification_id: replay.notificationId,
    profile_id: replay.profileId,
    bulk_id: replay.bulkId,
    mode: replay.mode,
    target_name: replay.targetName,
    url: replay.url,
    status: answered?.status ?? null,
    failure_code: failed?.code ?? null,
    failure: failed?.message ?? null,
    took_ms: replay.tookMs,
    reading: JSON.stringify(replay.reading),
    original_sha256: replay.originalSha256,
    sent_sha256: replay.sentSha256,
    request_headers: JSON.stringify(replay.headers),
    reply_headers: JSON.stringify(answered?.headers ?? []),
    reply_cut: answered?.cut ? 1 : 0,
    request_body: replay.body,
    reply_body: answered?.body ?? null,
  };
}

function fromRow(row: Selectable<Database["replay"]>): Replay {
  const { status, ...summary } = toSummary(row);
  const reply: KeptReply =
    status === null
      ? { kind: "failure", code: row.failure_code ?? "", message: row.failure ?? "" }
      : {
          kind: "reply",
          status,
          headers: JSON.parse(row.reply_headers),
          body: row.reply_body === null ? new Uint8Array() : readBytes(row.reply_body),
          cut: row.reply_cut === 1,
        };
  const headers = JSON.parse(row.request_headers) as Replay["headers"];
  return {
    ...summary,
    profileId: row.profile_id,
    headers,
    body: readBytes(row.request_body),
    reply,
  };
}

function toSummary(row: Pick<Selectable<Database["replay"]>, (typeof SUMMARY)[number]>): ReplaySummary {
  return {
    id: row.id,
    atMs: row.at,
    notificationId: row.notification_id,
    bulkId: row.bulk_id,
    mode: row.mode as ReplayMode,
    targetName: row.target_name,
    url: row.url,
    status: row.status,
    tookMs: row.took_ms,
    reading: JSON.parse(row.reading) as Reading,
    originalSha256: row.original_sha256,
    sentSha256: row.sent_sha256,
  };
}
