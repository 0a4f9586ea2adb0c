"use client";

import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { instantParts, relativeTime, zoneOffset } from "@/lib/i18n/time";

/** How an instant is explained: how long ago it was, in the reader's zone, in UTC, and as a number. */
export function useInstantTitle(): (ms: number, nowMs: number) => string {
  const locale = useLocale();
  const timeZone = useReaderTimeZone();
  const t = useTranslations("common");
  return useCallback(
    (ms, nowMs) => {
      const { date, clock } = instantParts(ms, timeZone);
      return [
        relativeTime(ms, nowMs, locale),
        `${date} ${clock} ${zoneOffset(ms, timeZone)} (${timeZone})`,
        `${t("utc")} ${new Date(ms).toISOString()}`,
        `${t("unixMs")} ${ms}`,
      ].join("\n");
    },
    [locale, timeZone, t],
  );
}
