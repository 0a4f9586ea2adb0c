import type { LivePage } from "@/components/shell/live-page";
import type { BulkRun } from "@/lib/replays/bulk";
import type { ItemView, ListedItem } from "@/lib/replays/bulk-store";
import type { BulkView } from "@/lib/replays/bulk-view";
import type { DryRun } from "@/lib/replays/outlook";
import type { ReplaySummary } from "@/lib/replays/replay";

async function read<Data>(path: string, query: Record<string, string | null>): Promise<Data> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const response = await fetch(`${path}?${new URLSearchParams(given)}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return (await response.json()) as Data;
}

/** Replays of one notification, or of all, newest first. */
export function readReplays(notification: string | null, before: string | null): Promise<LivePage<ReplaySummary>> {
  return read("/api/replays", { notification, before });
}

export function readBulks(before: string | null): Promise<LivePage<BulkRun>> {
  return read("/api/replays/bulk", { before });
}

export function readBulk(id: string): Promise<BulkView> {
  return read(`/api/replays/bulk/${encodeURIComponent(id)}`, {});
}

export function readItems(
  id: string,
  view: ItemView,
  before: string | null,
): Promise<{ items: ListedItem[]; next: string | null }> {
  const { by, state, status } = view;
  return read(`/api/replays/bulk/${encodeURIComponent(id)}/items`, {
    by,
    state,
    status: status === null ? null : String(status),
    before,
  });
}

/** What a run over everything that a filter matches would meet, which may take seconds to count. */
export async function readOutlook(filter: string, signal: AbortSignal): Promise<DryRun> {
  const response = await fetch(`/api/replays/bulk/outlook?${filter}`, { cache: "no-store", signal });
  if (!response.ok) throw new Error(`The dry run was answered ${response.status}`);
  return (await response.json()) as DryRun;
}
