"use client";

import { useTranslations } from "use-intl";
import type { FollowUpRow } from "./follow-up-rows";
import { TimelineItem } from "./timeline-item";
import type { WindowPart } from "./timeline-rows";

/** What Qianyue will ask the platform by itself, or gave up asking. */
export function FollowUpItem({ row, window }: { row: FollowUpRow; window: WindowPart }) {
  const t = useTranslations("contracts.followUp");
  const { kind, atMs, attempts, why } = row;
  const note = kind === "planned" ? t("plannedWhy") : t("tried", { count: String(attempts), why: why ?? "" });
  return (
    <TimelineItem
      {...{ atMs, window }}
      lane="merchant"
      look={kind === "gave_up" ? "discounted" : "absent"}
      title={t(kind)}
      detail={null}
      notes={why === "interrupted" ? [t("interrupted")] : [note]}
    />
  );
}
