import type { Kysely, Migration } from "kysely";
import type { Columns } from "./columns";
import { createTable, type Shape } from "./table";

const TABLES: Record<string, Shape> = {
  target: {
    id: "text",
    profile_id: "text",
    created_at: "integer",
    name: "text",
    url: "text",
    header_names: "text",
    sealed_with: "text",
    sealed: "bytes",
  },
  replay: {
    id: "text",
    at: "integer",
    notification_id: "text",
    profile_id: "text",
    bulk_id: "text?",
    mode: "text",
    target_name: "text?",
    url: "text",
    status: "integer?",
    failure_code: "text?",
    took_ms: "integer",
    reading: "text",
    original_sha256: "text",
    sent_sha256: "text",
    reply_cut: "integer",
    failure: "text?",
    request_headers: "text",
    reply_headers: "text",
    request_body: "bytes",
    reply_body: "bytes?",
  },
  bulk_replay: {
    id: "text",
    created_at: "integer",
    state: "text",
    mode: "text",
    target_id: "text?",
    target_name: "text?",
    url: "text",
    filter: "text",
    up_to: "text",
    sending_order: "text",
    per_second: "integer?",
    concurrency: "integer",
    total: "integer",
    delivered: "integer",
    will_retry: "integer",
    not_sent: "integer",
    uncertain: "integer",
    started_at: "integer?",
    ended_at: "integer?",
    claimed_by: "text?",
    claimed_until: "integer",
  },
};

/** Targets, replays and runs of replays. */
export function replays(columns: Columns): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      for (const [table, shape] of Object.entries(TABLES)) await createTable(db, { table, shape, columns });
      await createItems(db, columns);
      await db.schema.createIndex("target_profile_id_id").on("target").columns(["profile_id", "id"]).execute();
      await db.schema
        .createIndex("replay_notification_id_id")
        .on("replay")
        .columns(["notification_id", "id"])
        .execute();
      // What is under way is little among all that ever ran.
      await db.schema
        .createIndex("bulk_replay_under_way")
        .on("bulk_replay")
        .column("ended_at")
        .where("ended_at", "is", null)
        .execute();
      await db.schema
        .createIndex("bulk_replay_claimed")
        .on("bulk_replay")
        .column("claimed_by")
        .where("claimed_by", "is not", null)
        .execute();
    },
  };
}

async function createItems(db: Kysely<unknown>, { text, integer, tableEnd }: Columns): Promise<void> {
  await db.schema
    .createTable("bulk_replay_item")
    .modifyEnd(tableEnd)
    .addColumn("bulk_id", text, (column) => column.notNull())
    .addColumn("position", integer, (column) => column.notNull())
    .addColumn("grade", integer, (column) => column.notNull())
    .addColumn("state", text, (column) => column.notNull())
    .addColumn("tries", integer, (column) => column.notNull())
    .addColumn("status", integer)
    .addColumn("took_ms", integer)
    .addColumn("notification_id", text, (column) => column.notNull())
    .addColumn("replay_id", text)
    .addPrimaryKeyConstraint("bulk_replay_item_key", ["bulk_id", "position"])
    .execute();
  for (const by of ["grade", "took_ms", "status"]) {
    await db.schema
      .createIndex(`bulk_replay_item_${by}`)
      .on("bulk_replay_item")
      .columns(["bulk_id", by, "position"])
      .execute();
  }
}
