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

/** An instant to the millisecond in the reader's zone; on hover how long ago it was, in UTC, and as a number. */
export function Time({ ms, shows = "instant", className }: TimeProps) {
  const locale = useLocale();
  const timeZone = useReaderTimeZone();
  const t = useTranslations("common");
  const [nowMs, setNowMs] = useState<number | null>(null);
  const { date, clock } = instantParts(ms, timeZone);
  const utc = new Date(ms).toISOString();
  const lines = [
    nowMs === null ? null : relativeTime(ms, nowMs, locale),
    `${date} ${clock} ${zoneOffset(ms, timeZone)} (${timeZone})`,
    `${t("utc")} ${utc}`,
    `${t("unixMs")} ${ms}`,
  ];
  return (
    <time
      dateTime={utc}
      title={lines.filter((line) => line !== null).join("\n")}
      onPointerEnter={() => setNowMs(Date.now())}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {shows === "instant" ? <span className="text-muted-foreground">{date} </span> : null}
      {clock.slice(0, 8)}
      <span className="text-muted-foreground">{clock.slice(8)}</span>
    </time>
  );
}
