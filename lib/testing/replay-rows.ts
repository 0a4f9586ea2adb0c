import type { Store } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { BulkState } from "@/lib/replays/bulk";
import { createBulk } from "@/lib/replays/bulk-store";
import type { Replay } from "@/lib/replays/replay";

type Planted = { atMs: number; state: BulkState; items: number };

/** A run that stands so, all of its items delivered; its id. */
export async function plantBulk(store: Store, { atMs, state, items }: Planted): Promise<string> {
  const id = newId("br", atMs);
  const order = { kind: "oldest" } as const;
  const plan = {
    mode: "exact",
    target: null,
    url: "http://x/",
    filter: "",
    order,
    perSecond: null,
    concurrency: 1,
  } as const;
  await createBulk(store, { id, plan, upTo: "nt_1", nowMs: atMs });
  await store.db.updateTable("bulk_replay").set({ state }).where("id", "=", id).execute();
  const item = {
    bulk_id: id,
    grade: 3,
    state: "delivered",
    tries: 1,
    status: 204,
    took_ms: 1,
    replay_id: null,
    why: null,
  };
  const rows = Array.from({ length: items }, (_, position) => ({ ...item, position, notification_id: "nt_1" }));
  await store.db.insertInto("bulk_replay_item").values(rows).execute();
  return id;
}

/** A replay that went nowhere. */
export function replayOf(atMs: number): Replay {
  return {
    id: newId("rp", atMs),
    atMs,
    notificationId: "nt_1",
    profileId: "pf_1",
    bulkId: null,
    mode: "exact",
    targetName: null,
    url: "http://x/",
    headers: [],
    body: Uint8Array.of(1),
    originalSha256: "",
    sentSha256: "",
    reply: { kind: "failure", code: "ECONNREFUSED", message: "" },
    tookMs: 1,
    reading: { kind: "delivered" },
  };
}
