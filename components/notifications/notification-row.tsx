"use client";

import { type CSSProperties, memo } from "react";
import { useTranslations } from "use-intl";
import { HttpStatus } from "@/components/evidence/http-status";
import { Time } from "@/components/evidence/time";
import { cn } from "@/components/ui/class-names";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { routes } from "@/lib/routes";
import arrival from "./arrival.module.css";
import { EventName } from "./event-name";
import { NotificationVerdictCell } from "./notification-verdict";
import { ROLES } from "./roles";
import { RowMarks } from "./row-marks";
import styles from "./rows.module.css";
import { SubjectLinks } from "./subject-links";

type NotificationRowProps = {
  item: NotificationSummary;
  isNew: boolean;
  /** Its place in a list of which not all rows exist, from 0; such a row has the height of all others. */
  at?: number;
};

const ROW = "transition-colors has-[a:hover]:bg-accent/60 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:py-2";
const CELL = "px-3 py-2 align-middle max-sm:py-1";

/** One delivery. `isNew` lets it slide in, once. Its links are plain: the table follows them (`useFollow`). */
export const NotificationRow = memo(function NotificationRow({ item, isNew, at }: NotificationRowProps) {
  const t = useTranslations("common");
  return (
    <tr
      {...ROLES.row}
      // The head is the first row.
      aria-rowindex={at === undefined ? undefined : at + 2}
      style={at === undefined ? undefined : ({ "--at": at } as CSSProperties)}
      className={cn(ROW, at !== undefined && styles.row, isNew && arrival.arrived)}
      data-notification={item.id}
    >
      <td {...ROLES.cell} className={CELL}>
        <div>
          <a href={routes.notification(item.id)} className="text-brand underline-offset-4 hover:underline">
            <Time ms={item.atMs} />
          </a>
          <RowMarks item={item} />
        </div>
      </td>
      <td {...ROLES.cell} className={CELL}>
        <div>
          <NotificationVerdictCell verdict={item.verdict} failedStep={item.failedStep} />
        </div>
      </td>
      <td {...ROLES.cell} className={CELL}>
        <div>
          <EventName type={item.eventType} isInRow />
        </div>
      </td>
      <td {...ROLES.cell} className={CELL}>
        <div className="sm:min-w-24">{item.summary ?? ""}</div>
      </td>
      <td {...ROLES.cell} className={CELL}>
        <div>
          <SubjectLinks profileId={item.profileId} subject={item.subject} />
        </div>
      </td>
      <td {...ROLES.cell} className={cn(CELL, "text-right tabular-nums")}>
        <div className="whitespace-nowrap">{t("bytes", { bytes: item.bytes })}</div>
      </td>
      <td {...ROLES.cell} className={CELL}>
        <div>
          <HttpStatus status={item.answeredStatus} />
        </div>
      </td>
    </tr>
  );
});
