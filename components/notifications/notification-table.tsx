"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { HeadCell, Table, TableBody, TableHead } from "@/components/ui/table";

const COLUMNS = ["time", "verdict", "event", "summary", "subject", "bytes", "answer"] as const;

/** The columns of a list of notifications; on a narrow screen each row becomes a few lines. */
export function NotificationTable({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations("notifications.columns");
  return (
    <Table aria-label={name} className="max-sm:block">
      <TableHead className="max-sm:sr-only">
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column} className={column === "bytes" ? "text-right" : undefined}>
              {t(column)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody className="max-sm:block">{children}</TableBody>
    </Table>
  );
}
