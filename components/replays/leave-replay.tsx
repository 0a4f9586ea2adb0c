"use client";

import { useRouter } from "next/navigation";
import type { ReplaySummary } from "@/lib/replays/replay";
import { routes } from "@/lib/routes";
import { RemoveReplay } from "./remove-replay";

type LeaveReplayProps = { replay: Pick<ReplaySummary, "id" | "atMs" | "mode" | "targetName" | "url"> };

/** Deletes the replay whose page this is, and leaves it. */
export function LeaveReplay({ replay }: LeaveReplayProps) {
  const router = useRouter();
  return <RemoveReplay replay={replay} place="page" onRemoved={() => router.push(routes.replays())} />;
}
