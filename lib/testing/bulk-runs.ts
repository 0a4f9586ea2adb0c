import { systemClock } from "@/lib/clock";
import type { Store } from "@/lib/db/client";
import type { Outgoing, Reply } from "@/lib/egress";
import { getNotification } from "@/lib/notifications/store";
import type { BulkPlan } from "@/lib/replays/bulk";
import type { BulkOutside } from "@/lib/replays/bulk-run";
import { startBulkRunner } from "@/lib/replays/bulk-runner";
import { createBulk, getBulk } from "@/lib/replays/bulk-store";
import { notificationRow } from "./rows";

/** Everything, oldest first, to nobody in particular. */
export const PLAN: BulkPlan = {
  mode: "exact",
  target: null,
  url: "http://localhost:9/notify",
  filter: "",
  order: { kind: "oldest" },
  perSecond: null,
  concurrency: 4,
};

/** The id of the notification at that place. */
export const id = (index: number) => `nt_${String(index).padStart(6, "0")}`;
export const answered = (status: number): Reply => ({
  kind: "reply",
  status,
  headers: [],
  body: new Uint8Array(),
  tookMs: 1,
});

/** That many notifications, each with its place in a header. */
export async function filled(store: Store, count: number): Promise<Store> {
  const rows = Array.from({ length: count }, (_, index) =>
    notificationRow({ id: id(index), headers: JSON.stringify([["X-Index", String(index)]]) }),
  );
  await store.db.insertInto("notification").values(rows).execute();
  return store;
}

/** The place of the notification that a request was made of. */
export function indexOf({ headers }: Outgoing): number {
  return Number(headers.find(([name]) => name === "X-Index")?.[1]);
}

export function outsideOf(store: Store, send: BulkOutside["send"]): BulkOutside {
  return {
    store,
    clock: { now: () => 1_800_000_000_000 },
    wireClock: systemClock,
    random: (bytes) => new Uint8Array(bytes),
    send,
    voice: { sign: () => Promise.reject(new Error("not in this test")) },
    openProfile: async () => null,
    async matching({ after, upTo, limit }) {
      let query = store.db.selectFrom("notification").select("id").where("id", "<=", upTo).orderBy("id").limit(limit);
      if (after !== null) query = query.where("id", ">", after);
      return (await query.execute()).map((row) => row.id);
    },
    notification: (wanted) => getNotification(store.db, wanted),
    target: async () => null,
    log: { error: (fields) => console.error(fields) },
  };
}

/** Runs a plan, or what was written down already, to its end. */
export async function ran(
  store: Store,
  plan: BulkPlan | null,
  given: { runId?: string; send?: BulkOutside["send"] } = {},
) {
  const runId = given.runId ?? "br_1";
  const sent: number[] = [];
  const send = given.send ?? (async (request) => answered(sent.push(indexOf(request)) && 204));
  const runner = startBulkRunner("one", outsideOf(store, send));
  if (plan) await createBulk(store, { id: runId, plan, upTo: id(999_999), nowMs: 1 });
  await until(async () => (await getBulk(store.db, runId))?.state === "done");
  await runner.stop();
  return { sent, finished: await getBulk(store.db, runId) };
}

type Run = NonNullable<Awaited<ReturnType<typeof getBulk>>>;

/** Waits until the run `br_1` stands so. */
export function state(store: Store, wanted: string, and: (run: Run) => boolean = () => true): Promise<void> {
  return until(async () => {
    const run = await getBulk(store.db, "br_1");
    return run !== null && run.state === wanted && and(run);
  });
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
