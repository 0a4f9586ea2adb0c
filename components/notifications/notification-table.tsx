"use client";

import type { KeyboardEventHandler, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/class-names";
import { HeadCell, Table, TableHead } from "@/components/ui/table";

/** With the width that each has where rows come and go: there a column must not change its width. */
const COLUMNS = [
  ["time", "w-48"],
  ["verdict", "w-52"],
  ["event", "w-56"],
  ["summary", "w-32"],
  ["subject", ""],
  ["bytes", "w-24 text-right"],
  ["answer", "w-20"],
] as const;

type NotificationTableProps = {
  name: string;
  children: ReactNode;
  /** For readers of the screen: all rows with the head, -1 when nobody knows how many there are. */
  rowCount?: number | undefined;
  onKeyDown?: KeyboardEventHandler | undefined;
  isVirtual?: boolean;
};

/** The columns of a list of notifications; on a narrow screen each row becomes a few lines. */
export function NotificationTable({ name, children, rowCount, onKeyDown, isVirtual = false }: NotificationTableProps) {
  const t = useTranslations("notifications.columns");
  return (
    <Table
      aria-label={name}
      aria-rowcount={rowCount}
      onKeyDown={onKeyDown}
      className={cn("max-sm:block", isVirtual && "sm:min-w-[68rem] sm:table-fixed")}
    >
      <TableHead className="max-sm:sr-only">
        <tr aria-rowindex={rowCount === undefined ? undefined : 1}>
          {COLUMNS.map(([column, width]) => (
            <HeadCell key={column} className={isVirtual ? width : column === "bytes" ? "text-right" : undefined}>
              {t(column)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      {children}
    </Table>
  );
}
