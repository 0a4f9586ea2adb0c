"use client";

import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import { instantParts } from "@/lib/i18n/time";
import type { NotificationSummary, NotificationVerdict } from "@/lib/notifications/notification";
import type { CheckId } from "@/lib/wechatpay/check";

/** All that a row says, in the reader's language and zone; made once for all rows. */
export type RowWords = {
  verdicts: Record<NotificationVerdict, string>;
  assumed: string;
  assumedWhy: string;
  noEvent: string;
  noSubject: string;
  imported: string;
  time: (ms: number) => { date: string; clock: string };
  bytes: (bytes: number) => string;
  bytesUnit: string;
  rejectedAt: (step: NonNullable<NotificationSummary["failedStep"]>) => string;
  pin: (id: string) => string;
};

export function useRowWords(): RowWords {
  const t = useTranslations();
  const locale = useLocale();
  const timeZone = useReaderTimeZone();
  return useMemo(
    () => ({
      verdicts: { verified: t("common.verdict.verified"), rejected: t("common.verdict.rejected") },
      assumed: t("common.assumed"),
      assumedWhy: t("notifications.assumedWhy"),
      noEvent: t("notifications.noEvent"),
      noSubject: t("notifications.noSubject"),
      imported: t("inboxes.importing.imported"),
      time: (ms) => instantParts(ms, timeZone),
      bytes: (bytes) => bytes.toLocaleString(locale),
      bytesUnit: t("notifications.bytesUnit"),
      rejectedAt: (step) => t(`checks.${step as CheckId}.failed`),
      pin: (id) => t("inboxes.pin.named", { id }),
    }),
    [t, locale, timeZone],
  );
}
