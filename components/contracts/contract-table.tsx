"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { Card } from "@/components/ui/card";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { relativeTime } from "@/lib/i18n/time";
import { routes } from "@/lib/routes";
import type { ContractRow } from "./contract-row";
import { headlineKey } from "./headline";
import { OutcomeBadge } from "./outcome-badge";
import { timeLeft } from "./time-left";

/** A narrow screen has no room for columns: a contract is a few lines there, its sentence across. */
const STACKED = "max-md:p-0";

const COLUMNS = ["code", "outcome", "sentence", "last", "profile"] as const;

export function ContractTable({ rows }: { rows: readonly ContractRow[] }) {
  const t = useTranslations("contracts");
  const locale = useLocale();
  return (
    <Card>
      <Table aria-label={t("tableName")}>
        <TableHead className="max-md:hidden">
          <tr>
            {COLUMNS.map((column) => (
              <HeadCell key={column}>{t(`columns.${column}`)}</HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(
            ({
              profileId,
              profileName,
              contractCode,
              lastAtMs,
              outcome,
              recorded,
              endedBy,
              promptUntilMs,
              nowMs,
              contradictions,
              disputed,
            }) => (
              <TableRow
                key={`${profileId} ${contractCode}`}
                className="max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-start max-md:gap-x-3 max-md:gap-y-1.5 max-md:px-3 max-md:py-2.5"
              >
                <Cell className={`${STACKED} max-md:[overflow-wrap:anywhere]`}>
                  <Link
                    href={routes.contract(profileId, contractCode)}
                    className="font-mono text-[0.8125rem] text-brand underline-offset-4 hover:underline"
                  >
                    {contractCode}
                  </Link>
                </Cell>
                <Cell className={STACKED}>
                  <OutcomeBadge kind={recorded} isDisputed={disputed !== null} />
                  {contradictions > 0 ? (
                    <p className="mt-1 text-destructive text-xs">
                      {t("contradiction.count", { count: contradictions })}
                    </p>
                  ) : null}
                </Cell>
                <Cell className={`${STACKED} max-w-md max-md:col-span-2 md:min-w-72`}>
                  {t(headlineKey(recorded, { by: endedBy, disputed }))}
                  {recorded === outcome ? null : (
                    <p className="mt-0.5 text-muted-foreground text-xs">
                      {t("search.simulatorKnows", { outcome: t(`outcome.${outcome}.label`) })}
                    </p>
                  )}
                  {promptUntilMs === null ? null : (
                    <p className="mt-0.5 text-xs tabular-nums">
                      {t("window.left", { time: timeLeft(promptUntilMs, nowMs) })}
                    </p>
                  )}
                </Cell>
                <Cell className={STACKED}>
                  <Time ms={lastAtMs} />
                  <p className="text-muted-foreground text-xs">{relativeTime(lastAtMs, nowMs, locale)}</p>
                </Cell>
                <Cell className={`${STACKED} min-w-28 text-muted-foreground max-md:text-right`}>{profileName}</Cell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </Card>
  );
}
