"use client";

import { useTranslations } from "use-intl";
import { HttpStatus } from "@/components/evidence/http-status";
import { Time } from "@/components/evidence/time";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { ReceivedRow } from "@/lib/simulator/received-rows";

const COLUMNS = ["at", "call", "status", "code", "internal", "mchid", "took"] as const;

/** Everything that reached the platform, newest first, refused calls included. */
export function ReceivedList({ received }: { received: readonly ReceivedRow[] }) {
  const t = useTranslations("simulator.received");
  return (
    <>
      <div className="hidden md:block">
        <ReceivedTable received={received} />
      </div>
      <ol aria-label={t("name")} className="divide-y md:hidden">
        {received.map((row) => (
          <li key={row.id} className="space-y-0.5 px-4 py-2.5">
            <p className="flex items-center justify-between gap-3">
              <span className="flex items-center gap-2">
                <HttpStatus status={row.status} />
                <code className="text-xs">{row.code}</code>
              </span>
              <Time ms={row.atMs} className="text-xs" />
            </p>
            <Call row={row} />
            <p className="flex flex-wrap gap-x-3 text-muted-foreground text-xs tabular-nums">
              {!row.internalNumber ? null : <span>{t("internalIs", { number: String(row.internalNumber) })}</span>}
              <span>{row.mchid ?? t("nobody")}</span>
              <span>{t("took", { ms: row.tookMs })}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function ReceivedTable({ received }: { received: readonly ReceivedRow[] }) {
  const t = useTranslations("simulator.received");
  return (
    <Table aria-label={t("name")}>
      <TableHead>
        <tr>
          {COLUMNS.map((column) => (
            <HeadCell key={column} className={column === "took" ? "text-right" : undefined}>
              {t(`columns.${column}`)}
            </HeadCell>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {received.map((row) => (
          <TableRow key={row.id}>
            <Cell>
              <Time ms={row.atMs} />
            </Cell>
            <Cell className="min-w-72">
              <Call row={row} />
            </Cell>
            <Cell>
              <HttpStatus status={row.status} />
            </Cell>
            <Cell title={row.message ?? undefined}>
              <code className="text-xs">{row.code}</code>
            </Cell>
            <Cell className="font-mono text-xs tabular-nums">{row.internalNumber || null}</Cell>
            <Cell className="font-mono text-xs">{row.mchid ?? t("nobody")}</Cell>
            <Cell className="whitespace-nowrap text-right tabular-nums">{t("took", { ms: row.tookMs })}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Call({ row }: { row: ReceivedRow }) {
  return (
    <span className="block text-[0.8125rem]">
      <code className="[overflow-wrap:anywhere]">
        <span className="font-semibold">{row.method}</span> {row.path}
      </code>
      {row.message === null ? null : (
        <span lang="zh-CN" className="block text-muted-foreground text-xs [overflow-wrap:anywhere]">
          {row.message}
        </span>
      )}
    </span>
  );
}
