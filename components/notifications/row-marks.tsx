"use client";

import { useTranslations } from "use-intl";
import { pinNotification } from "@/app/inboxes/actions";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { PinButton } from "./pin-button";

/** In a row: whether it stays, and whether it came from elsewhere. */
export function RowMarks({ item }: { item: NotificationSummary }) {
  const t = useTranslations("inboxes.importing");
  return (
    <span className="ml-1 inline-flex items-center gap-1 align-middle">
      <PinButton key={String(item.isPinned)} id={item.id} isPinned={item.isPinned} pin={pinNotification} isSmall />
      {item.isImported ? <span className="text-2xs text-warning">{t("imported")}</span> : null}
    </span>
  );
}
