"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { HeadCell, Table, TableBody, TableHead } from "@/components/ui/table";

const COLUMNS = ["time", "verdict", "event", "summary", "subject", "bytes", "answer"] as const;

/** The columns of a list of notifications. */
export function NotificationTable({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations("notifications.columns");
  return (
    <Table aria-label={name}>
      <TableHead>
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column} className={column === "bytes" ? "text-right" : undefined}>
              {t(column)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
