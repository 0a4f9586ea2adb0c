"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Counts } from "@/lib/contracts/numbers";
import { durationText, shareText } from "./duration-text";

type CountRow = { key: string; name: string; href: string | null; counts: Counts };

type CountTableProps = { name: string; first: string; rows: readonly CountRow[]; total: Counts | null };

const COLUMNS = ["presigned", "paid", "offered", "signed", "kept", "silent", "ended", "refused"] as const;

/** The figures of the charts. */
export function CountTable({ name, first, rows, total }: CountTableProps) {
  const t = useTranslations("numbers");
  return (
    <Table aria-label={name} className="tabular-nums">
      <TableHead>
        <tr>
          <HeadCell scope="col">{first}</HeadCell>
          {COLUMNS.map((column) => (
            <HeadCell key={column} scope="col" className="text-right">
              {t(column)}
            </HeadCell>
          ))}
          <HeadCell scope="col" className="text-right">
            {t("silentShare")}
          </HeadCell>
          <HeadCell scope="col" className="text-right">
            {t("median")}
          </HeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ key, name: label, href, counts }) => (
          <TableRow key={key}>
            <th scope="row" className="whitespace-nowrap px-3 py-2 text-left font-normal">
              {href === null ? (
                label
              ) : (
                <Link href={href} className="text-brand underline underline-offset-4">
                  {label}
                </Link>
              )}
            </th>
            <Cells counts={counts} />
          </TableRow>
        ))}
        {total === null ? null : (
          <TableRow>
            <th scope="row" className="px-3 py-2 text-left font-semibold">
              {t("total")}
            </th>
            <Cells counts={total} />
          </TableRow>
        )}
      </TableBody>
    </Table>
  );
}

function Cells({ counts }: { counts: Counts }) {
  const t = useTranslations("numbers");
  return (
    <>
      {COLUMNS.map((column) => (
        <Cell key={column} className="text-right">
          {counts[column]}
        </Cell>
      ))}
      <Cell className="text-right">{shareText(counts.silent, counts.ended)}</Cell>
      <Cell className="whitespace-nowrap text-right">{durationText(counts.medianMs, t)}</Cell>
    </>
  );
}
