"use client";

import Link from "next/link";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { HttpStatus } from "@/components/evidence/http-status";
import { Time } from "@/components/evidence/time";
import { cn } from "@/components/ui/class-names";
import { Cell, TableRow } from "@/components/ui/table";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";
import styles from "./arrival.module.css";
import { EventName } from "./event-name";
import { NotificationVerdictCell } from "./notification-verdict";
import { RowMarks } from "./row-marks";
import { SubjectLinks } from "./subject-links";

type NotificationRowProps = {
  item: NotificationSummary;
  isNew: boolean;
  /** Its place in a table of which not all rows exist; such a row has the height of all others. */
  rowIndex?: number;
};

/** One delivery. `isNew` lets it slide in, once. */
export const NotificationRow = memo(function NotificationRow({ item, isNew, rowIndex }: NotificationRowProps) {
  const t = useTranslations("common");
  return (
    <TableRow
      aria-rowindex={rowIndex}
      className={cn(
        "max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:py-2",
        rowIndex !== undefined && styles.fixed,
        isNew && styles.arrived,
      )}
      data-notification={item.id}
    >
      <Cell className="max-sm:py-1">
        <div>
          <Link
            href={routes.notification(item.id)}
            prefetch={false}
            className="text-brand underline-offset-4 hover:underline"
          >
            <Time ms={item.atMs} />
          </Link>
          <RowMarks item={item} />
        </div>
      </Cell>
      <Cell className="max-sm:py-1">
        <div>
          <NotificationVerdictCell verdict={item.verdict} failedStep={item.failedStep} />
        </div>
      </Cell>
      <Cell className="max-sm:py-1">
        <div>
          <EventName type={item.eventType} />
        </div>
      </Cell>
      <Cell className="max-sm:py-1">
        <div className="sm:min-w-24">{item.summary ?? ""}</div>
      </Cell>
      <Cell className="max-sm:py-1">
        <div>
          <SubjectLinks profileId={item.profileId} subject={item.subject} />
        </div>
      </Cell>
      <Cell className="text-right tabular-nums max-sm:py-1">
        <div className="whitespace-nowrap">{t("bytes", { bytes: item.bytes })}</div>
      </Cell>
      <Cell className="max-sm:py-1">
        <div>
          <HttpStatus status={item.answeredStatus} />
        </div>
      </Cell>
    </TableRow>
  );
});
