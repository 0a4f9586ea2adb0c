"use client";

import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { cn } from "@/components/ui/class-names";
import { instantParts, relativeTime, zoneOffset } from "@/lib/i18n/time";

type TimeProps = {
  ms: number;
  /** `clock` leaves the date out, for rows under a date or inside one story. */
  shows?: "instant" | "clock";
  className?: string;
};

/**
 * An instant to the millisecond in the reader's zone; on hover how long ago it was, in UTC, and as a number. That is
 * made when it is asked for: a list shows a thousand instants a second while one scrolls.
 */
export function Time({ ms, shows = "instant", className }: TimeProps) {
  const locale = useLocale();
  const timeZone = useReaderTimeZone();
  const t = useTranslations("common");
  const [hoveredAtMs, setHoveredAtMs] = useState<number | null>(null);
  const { date, clock } = instantParts(ms, timeZone);
  const utc = new Date(ms).toISOString();
  const title = (nowMs: number) =>
    [
      relativeTime(ms, nowMs, locale),
      `${date} ${clock} ${zoneOffset(ms, timeZone)} (${timeZone})`,
      `${t("utc")} ${utc}`,
      `${t("unixMs")} ${ms}`,
    ].join("\n");
  return (
    <time
      dateTime={utc}
      title={hoveredAtMs === null ? undefined : title(hoveredAtMs)}
      onPointerEnter={() => setHoveredAtMs(Date.now())}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {shows === "instant" ? <span className="text-muted-foreground">{date} </span> : null}
      {clock.slice(0, 8)}
      <span className="text-muted-foreground">{clock.slice(8)}</span>
    </time>
  );
}
