import type { BadgeTone } from "@/components/ui/badge";
import type { BulkState, ItemState } from "@/lib/replays/bulk";

export const STATE_TONES: Readonly<Record<BulkState, BadgeTone>> = {
  preparing: "neutral",
  running: "outline",
  paused: "warning",
  stopped: "warning",
  done: "success",
};

export const ITEM_TONES: Readonly<Record<ItemState, BadgeTone>> = {
  waiting: "neutral",
  sending: "outline",
  delivered: "success",
  will_retry: "destructive",
  not_sent: "warning",
  uncertain: "warning",
};
