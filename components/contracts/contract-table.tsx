"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Time } from "@/components/evidence/time";
import { Card } from "@/components/ui/card";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { routes } from "@/lib/routes";
import type { ContractRow } from "./contract-row";
import { OutcomeBadge } from "./outcome-badge";

const COLUMNS = ["code", "outcome", "sentence", "last", "profile"] as const;

export function ContractTable({ rows }: { rows: readonly ContractRow[] }) {
  const t = useTranslations("contracts");
  return (
    <Card>
      <Table aria-label={t("tableName")}>
        <TableHead>
          <tr>
            {COLUMNS.map((column) => (
              <HeadCell key={column}>{t(`columns.${column}`)}</HeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ profileId, profileName, contractCode, lastAtMs, outcome }) => (
            <TableRow key={`${profileId} ${contractCode}`}>
              <Cell>
                <Link
                  href={routes.contract(profileId, contractCode)}
                  className="font-mono text-[0.8125rem] text-brand underline-offset-4 hover:underline"
                >
                  {contractCode}
                </Link>
              </Cell>
              <Cell>
                <OutcomeBadge kind={outcome.kind} />
              </Cell>
              <Cell className="min-w-72 max-w-md">{t(`outcome.${outcome.kind}.sentence`)}</Cell>
              <Cell>
                <Time ms={lastAtMs} />
              </Cell>
              <Cell className="min-w-28 text-muted-foreground">{profileName}</Cell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
