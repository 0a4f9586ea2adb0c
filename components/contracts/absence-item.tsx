"use client";

import { useTranslations } from "use-intl";
import { type Absence, SENT } from "./absences";
import { officialPage } from "./official-page";
import { TimelineItem } from "./timeline-item";
import type { WindowPart } from "./timeline-rows";

/** What did not happen, with the rule by which nothing is sent. */
export function AbsenceItem({ absence, window }: { absence: Absence; window: WindowPart }) {
  const t = useTranslations("contracts");
  const { kind, lane, atMs } = absence;
  const wasSent = SENT.includes(kind);
  return (
    <TimelineItem
      {...{ atMs, lane, window }}
      look="absent"
      title={t(`absence.${kind}`)}
      detail={null}
      notes={wasSent ? [] : [t("timeline.notSent")]}
    >
      <a href={officialPage} rel="noreferrer" target="_blank" className="text-brand underline-offset-4 hover:underline">
        {t("timeline.rule")}
      </a>
    </TimelineItem>
  );
}
