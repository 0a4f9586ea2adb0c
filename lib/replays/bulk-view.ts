import type { Kysely } from "kysely";
import type { Database } from "@/lib/db/database";
import { type BulkRun, GRADES, type ItemState } from "./bulk";
import { countStatuses, getBulk, type ItemView } from "./bulk-store";

/** A run made fit for showing. */
export type BulkView = {
  run: BulkRun;
  statuses: { status: number; count: number }[];
  /** `gone`: deleted, and the headers with it; `moved`: it has another address now. Either way the run cannot go on. */
  target: "as_it_was" | "gone" | "moved";
};

/** The run of that id as it stands, or null. */
export async function readBulkView(db: Kysely<Database>, id: string): Promise<BulkView | null> {
  const run = await getBulk(db, id);
  if (!run) return null;
  const statuses = await countStatuses(db, id);
  return { run, statuses, target: await targetOf(run, db) };
}

async function targetOf({ target, url }: BulkRun, db: Kysely<Database>): Promise<BulkView["target"]> {
  if (target === null) return "as_it_was";
  const now = await db.selectFrom("target").select("url").where("id", "=", target.id).executeTakeFirst();
  if (now === undefined) return "gone";
  return now.url === url ? "as_it_was" : "moved";
}

const ORDERS: readonly ItemView["by"][] = ["position", "worst", "slowest"];

/** What of a run's items is asked for; what cannot be read is not asked. */
export function itemView(params: URLSearchParams): ItemView {
  const state = params.get("state");
  const status = Number(params.get("status"));
  return {
    by: ORDERS.find((by) => by === params.get("by")) ?? "worst",
    state: isState(state) ? state : null,
    status: Number.isInteger(status) && status >= 100 && status <= 999 ? status : null,
  };
}

function isState(text: string | null): text is ItemState {
  return text !== null && Object.hasOwn(GRADES, text);
}
