"use client";

import { useTranslations } from "use-intl";
import type { Presign } from "@/lib/contracts/contract";
import { officialPage } from "./official-page";
import { timeLeft } from "./time-left";
import { TimelineItem } from "./timeline-item";
import type { TimelineRow } from "./timeline-rows";

type NowItemProps = {
  row: Extract<TimelineRow, { kind: "now" | "window_end" }>;
  presign: Presign;
  nowMs: number;
};

/** The present moment in the session, with what is left of it, and the session's end. */
export function NowItem({ row, presign, nowMs }: NowItemProps) {
  const t = useTranslations("contracts");
  if (!("expiresAtMs" in presign)) return null;
  const isNow = row.kind === "now";
  return (
    <TimelineItem
      atMs={isNow ? null : row.atMs}
      lane={isNow ? "payer" : "wechat"}
      window={row.window}
      look={isNow ? "now" : "absent"}
      title={isNow ? t("timeline.now", { time: timeLeft(presign.expiresAtMs, nowMs) }) : t("timeline.windowEnd")}
      detail={null}
      notes={isNow ? [] : [t("timeline.windowEndNote")]}
    >
      {isNow ? null : (
        <a
          href={officialPage}
          rel="noreferrer"
          target="_blank"
          className="text-brand underline-offset-4 hover:underline"
        >
          {t("timeline.rule")}
        </a>
      )}
    </TimelineItem>
  );
}
