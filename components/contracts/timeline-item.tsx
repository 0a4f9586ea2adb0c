"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { cn } from "@/components/ui/class-names";
import type { Lane } from "@/lib/contracts/contract";
import { LANES } from "./lanes";
import { MarkDot, type MarkLook } from "./mark-dot";
import styles from "./timeline.module.css";
import type { WindowPart } from "./timeline-rows";

type TimelineItemProps = {
  atMs: number | null;
  lane: Lane;
  look: MarkLook;
  title: string;
  detail: string | null;
  notes: readonly string[];
  window: WindowPart;
  children?: ReactNode;
};

export function TimelineItem({ atMs, lane, look, title, detail, notes, window, children }: TimelineItemProps) {
  const t = useTranslations("contracts");
  const isFaint = look === "absent" || look === "discounted";
  return (
    <li className={cn(styles.row, "group")}>
      <span className={cn("py-2.5 text-muted-foreground text-xs tabular-nums", styles.wide)}>
        {atMs === null ? null : <Time ms={atMs} />}
      </span>
      <span aria-hidden="true" className={cn(styles.window, styles[window])} />
      {LANES.map((candidate) => (
        <span
          key={candidate}
          aria-hidden="true"
          className={cn(styles.lane, look === "absent" && styles.absent, look === "now" && styles.present)}
        >
          {candidate === lane ? <MarkDot look={look} className="mt-3" /> : null}
        </span>
      ))}
      <div className="min-w-0 py-2.5">
        <p className={cn("flex flex-wrap items-baseline gap-x-3 gap-y-0.5", isFaint && "text-muted-foreground")}>
          <span data-testid="row-title" className={cn("font-medium", look === "discounted" && "line-through")}>
            {title}
          </span>
          {look === "now" ? null : (
            <span className="text-muted-foreground text-xs md:sr-only">{t(`lane.${lane}`)}</span>
          )}
          {children}
          {notes.map((note) => (
            <span key={note} className="text-muted-foreground text-xs">
              {note}
            </span>
          ))}
        </p>
        {detail ? <p className="font-mono text-muted-foreground text-xs [overflow-wrap:anywhere]">{detail}</p> : null}
        {atMs === null ? null : (
          <p className="text-muted-foreground text-xs tabular-nums md:hidden">
            <Time ms={atMs} />
          </p>
        )}
      </div>
    </li>
  );
}
