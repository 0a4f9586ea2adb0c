"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { Mark } from "@/lib/contracts/contract";
import { routes } from "@/lib/routes";
import { evidenceRoute } from "./evidence-route";
import { markDetail } from "./mark-detail";
import { TimelineItem } from "./timeline-item";
import type { WindowPart } from "./timeline-rows";

type MarkItemProps = {
  mark: Mark;
  window: WindowPart;
  prepayId: string | null;
  /** Qianyue made this call by itself. */
  isByItself: boolean;
};

/** One piece of evidence on the time line, with the way to its own page. */
export function MarkItem({ mark, window, prepayId, isByItself }: MarkItemProps) {
  const t = useTranslations("contracts");
  const checks = useTranslations("checks");
  const { evidence } = mark;
  const look = mark.counted ? (mark.source === "simulator" ? "simulated" : "recorded") : "discounted";
  const notes = [
    ...(isByItself ? [t("followUp.byItself")] : []),
    ...(mark.source === "simulator" ? [t("timeline.simulated")] : []),
    ...(mark.counted ? [] : [t("timeline.notCounted")]),
  ];
  return (
    <TimelineItem
      atMs={mark.atMs}
      lane={mark.lane}
      look={look}
      title={t(`mark.${mark.kind}`)}
      detail={markDetail(mark, (step) => checks(`${step}.failed`))}
      notes={notes}
      window={window}
    >
      <Link
        href={evidence ? evidenceRoute(evidence) : prepayId ? routes.cashier(prepayId) : routes.simulator()}
        className="text-brand underline-offset-4 hover:underline"
      >
        {t(`timeline.evidence.${evidence?.kind ?? "simulator"}`)}
      </Link>
    </TimelineItem>
  );
}
