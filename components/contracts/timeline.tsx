"use client";

import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import type { Contract, Lane } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { absencesOf } from "./absences";
import { LANES } from "./lanes";
import { MarkItem } from "./mark-item";
import styles from "./timeline.module.css";
import { TimelineItem } from "./timeline-item";

/** The evidence in order of time, a lane for each who acted; what did not happen stands at the end, dashed. */
export function Timeline({ contract, outcome }: { contract: Contract; outcome: Outcome }) {
  const t = useTranslations("contracts");
  return (
    <div className="px-4 py-3">
      <div aria-hidden="true" className={cn(styles.row, styles.wide, "border-b pb-2 text-muted-foreground text-xs")}>
        <span />
        {LANES.map((lane: Lane) => (
          <span key={lane} className="text-center">
            {t(`lane.${lane}`)}
          </span>
        ))}
        <span />
      </div>
      <ol aria-label={t("timeline.name")}>
        {contract.marks.map((mark, index) => (
          <MarkItem key={`${mark.atMs}-${mark.kind}-${mark.evidence?.id ?? index}`} mark={mark} />
        ))}
        {absencesOf(contract, outcome).map((absence) => (
          <TimelineItem
            key={absence.kind}
            atMs={absence.atMs}
            lane="wechat"
            look="absent"
            title={t(`absence.${absence.kind}`)}
            detail={null}
            notes={absence.kind === "awaited" ? [] : [t("timeline.absent")]}
          />
        ))}
      </ol>
    </div>
  );
}
