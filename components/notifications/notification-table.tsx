"use client";

import type { KeyboardEventHandler, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AssumedBadge } from "@/components/evidence/assumed-badge";
import { cn } from "@/components/ui/class-names";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { ROLES } from "./roles";
import styles from "./rows.module.css";
import { useFollow } from "./use-follow";
import { usePinClicks } from "./use-pin";
import { useTimeTitles } from "./use-time-titles";

const COLUMNS = ["time", "verdict", "event", "summary", "subject", "bytes", "answer"] as const;

type NotificationTableProps = {
  name: string;
  children: ReactNode;
  /** For readers of the screen: all rows with the head, -1 when nobody knows how many there are. */
  rowCount?: number | undefined;
  onKeyDown?: KeyboardEventHandler | undefined;
  /** Whether only some of its rows exist; its columns then have widths of their own. */
  isVirtual?: boolean;
};

/** The columns of a list of notifications; on a narrow screen each row becomes a few lines. */
export function NotificationTable({ name, children, rowCount, onKeyDown, isVirtual = false }: NotificationTableProps) {
  const t = useTranslations("notifications");
  const follow = useFollow();
  const pin = usePinClicks();
  const titleTimes = useTimeTitles();
  return (
    <Table
      {...ROLES.table}
      aria-label={name}
      aria-rowcount={rowCount}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        pin(event);
        follow(event);
      }}
      onPointerOver={titleTimes}
      className={cn("max-sm:block", isVirtual && styles.table)}
    >
      <TableHead {...ROLES.body} className={cn("max-sm:sr-only", isVirtual && "block")}>
        <tr
          {...ROLES.row}
          aria-rowindex={rowCount === undefined ? undefined : 1}
          className={isVirtual ? styles.head : undefined}
        >
          {COLUMNS.map((column) => (
            <HeadCell key={column} {...ROLES.head} className={column === "bytes" ? "text-right" : undefined}>
              {t(`columns.${column}`)}
              {column === "event" ? (
                <span className="ml-2 inline-block align-middle">
                  <AssumedBadge reason={t("assumedWhy")} />
                </span>
              ) : null}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      {children}
    </Table>
  );
}
