"use client";

import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import type { Contract, Lane } from "@/lib/contracts/contract";
import type { Outcome } from "@/lib/contracts/outcome";
import { AbsenceItem } from "./absence-item";
import { FollowUpItem } from "./follow-up-item";
import { type FollowUps, followUpRows } from "./follow-up-rows";
import { LANES } from "./lanes";
import { MarkItem } from "./mark-item";
import { NowItem } from "./now-item";
import styles from "./timeline.module.css";
import { timelineRows } from "./timeline-rows";
import { useNow } from "./use-now";

type TimelineProps = {
  contract: Contract;
  outcome: Outcome;
  /** What our own evidence comes to. */
  recorded: Outcome;
  followUps: FollowUps;
  serverNowMs: number;
  isFrozen: boolean;
};

/**
 * What happened in the order of time, a lane for each who acted, the two hours as a band beside them, and what did not
 * happen, dashed. The drawing is the list itself, so that it is read aloud as it is seen.
 */
export function Timeline({ contract, outcome, recorded, followUps, serverNowMs, isFrozen }: TimelineProps) {
  const t = useTranslations("contracts");
  const nowMs = useNow(serverNowMs, !isFrozen);
  const planned = followUpRows(followUps, contract, { recorded, nowMs: serverNowMs });
  return (
    <div className="px-4 py-3">
      <div aria-hidden="true" className={cn(styles.row, styles.head, "border-b pb-2 text-muted-foreground text-xs")}>
        <span className={styles.wide} />
        <span />
        {LANES.map((lane: Lane) => (
          <span key={lane} className={cn("text-center", styles.laneName)}>
            {t(`lane.${lane}`)}
          </span>
        ))}
        <span />
      </div>
      <ol aria-label={t("timeline.name")}>
        {timelineRows(contract, outcome, { nowMs, followUps: planned }).map((row) => {
          switch (row.kind) {
            case "mark":
              return (
                <MarkItem
                  key={row.key}
                  mark={row.mark}
                  window={row.window}
                  prepayId={contract.prepayId}
                  isByItself={followUps.exchangeIds.includes(row.mark.evidence?.id ?? "")}
                />
              );
            case "absence":
              return <AbsenceItem key={row.key} absence={row.absence} window={row.window} />;
            case "follow_up":
              return <FollowUpItem key={row.key} row={row.followUp} window={row.window} />;
            default:
              return <NowItem key={row.key} row={row} presign={contract.presign} nowMs={nowMs} />;
          }
        })}
      </ol>
    </div>
  );
}
