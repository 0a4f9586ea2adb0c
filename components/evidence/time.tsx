"use client";

import { useState } from "react";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { cn } from "@/components/ui/class-names";
import { instantParts } from "@/lib/i18n/time";
import { useInstantTitle } from "./use-instant-title";

type TimeProps = {
  ms: number;
  /** `clock` leaves the date out, for rows under a date or inside one story. */
  shows?: "instant" | "clock";
  className?: string;
};

/**
 * An instant to the millisecond in the reader's zone; on hover how long ago it was, in UTC, and as a number, which is
 * made when it is asked for.
 */
export function Time({ ms, shows = "instant", className }: TimeProps) {
  const timeZone = useReaderTimeZone();
  const title = useInstantTitle();
  const [hoveredAtMs, setHoveredAtMs] = useState<number | null>(null);
  const { date, clock } = instantParts(ms, timeZone);
  const utc = new Date(ms).toISOString();
  return (
    <time
      dateTime={utc}
      title={hoveredAtMs === null ? undefined : title(ms, hoveredAtMs)}
      onPointerEnter={() => setHoveredAtMs(Date.now())}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {shows === "instant" ? <span className="text-muted-foreground">{date} </span> : null}
      {clock.slice(0, 8)}
      <span className="text-muted-foreground">{clock.slice(8)}</span>
    </time>
  );
}
