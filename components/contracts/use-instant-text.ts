"use client";

import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { instantParts, zoneOffset } from "@/lib/i18n/time";

/** An instant as a text that can stand in a sentence: `2026-11-23 20:00:00 (UTC+08:00)`, in the reader's zone. */
export function useInstantText(): (ms: number) => string {
  const zone = useReaderTimeZone();
  return (ms) => {
    const { date, clock } = instantParts(ms, zone);
    return `${date} ${clock.slice(0, 8)} (${zoneOffset(ms, zone)})`;
  };
}
