import type { Kysely, Selectable } from "kysely";
import { readBytes } from "@/lib/db/bytes";
import type { Database } from "@/lib/db/database";
import type { Publish } from "@/lib/db/transact";
import type { HeaderPair } from "@/lib/wechatpay/header";

/** What an inbox answered as it was told. `tookMs`: how long the backend took, or the answer was put off. */
export type GivenAnswer = {
  notificationId: string;
  atMs: number;
  kind: "reply" | "silent" | "delay" | "relay";
  /** Null: no answer. */
  status: number | null;
  tookMs: number;
  /** Why there was nothing to relay: the network's code. */
  failure: string | null;
  url: string | null;
  headers: HeaderPair[];
  body: Uint8Array | null;
};

/** Keeps what is about to be answered. A record that was made before anybody knew the status gets it now, once. */
export async function keepAnswer(tx: Kysely<Database>, publish: Publish, answer: GivenAnswer): Promise<void> {
  const { notificationId, atMs, tookMs, headers, ...rest } = answer;
  await tx
    .insertInto("notification_answer")
    .values({ notification_id: notificationId, at: atMs, took_ms: tookMs, headers: JSON.stringify(headers), ...rest })
    .execute();
  if (answer.kind !== "relay" || answer.status === null) return;
  await tx
    .updateTable("notification")
    .set({ answered_status: answer.status })
    .where("id", "=", notificationId)
    .where("answered_status", "=", 0)
    .execute();
  publish({ kind: "notification", id: notificationId });
}

/** What was answered to that notification where the inbox was told; null where it answered as usual. */
export async function getAnswer(db: Kysely<Database>, notificationId: string): Promise<GivenAnswer | null> {
  return (await getAnswers(db, [notificationId])).get(notificationId) ?? null;
}

/** The same for several, by notification. */
export async function getAnswers(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, GivenAnswer>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("notification_answer").selectAll().where("notification_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.notification_id, fromRow(row)]));
}

function fromRow(row: Selectable<Database["notification_answer"]>): GivenAnswer {
  return {
    notificationId: row.notification_id,
    atMs: row.at,
    kind: row.kind as GivenAnswer["kind"],
    status: row.status,
    tookMs: row.took_ms,
    failure: row.failure,
    url: row.url,
    headers: JSON.parse(row.headers) as HeaderPair[],
    body: row.body === null ? null : readBytes(row.body),
  };
}
