"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import { Time } from "@/components/evidence/time";
import { type LivePage, without, withTrueHead } from "@/components/shell/live-page";
import { OlderRows } from "@/components/shell/older-rows";
import { type PageSource, useLivePage } from "@/components/shell/use-live-page";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { type BulkRun, finishedOf } from "@/lib/replays/bulk";
import { routes } from "@/lib/routes";
import { STATE_TONES } from "./bulk-tones";
import { readBulks } from "./read-pages";
import { RemoveBulk } from "./remove-bulk";

type Page = LivePage<BulkRun>;

const SOURCE: PageSource<Page> = {
  kinds: ["bulk_replay"],
  readPage: readBulks,
  read: () => readBulks(null),
  join: withTrueHead,
  withOlder: (known, older) => ({ items: [...known.items, ...older.items], next: older.next }),
  everyMs: null,
};

/** Every run, newest first. */
export function BulkList({ initial }: { initial: Page }) {
  const t = useTranslations("replays.bulk");
  const texts = useTranslations("replays");
  const { page, older, readOlder, failed, setPage } = useLivePage(initial, SOURCE);
  if (page.items.length === 0) {
    return (
      <EmptyState
        title={t("runsNone")}
        action={
          <Link href={routes.notifications()} className={buttonClass({ variant: "primary" })}>
            {t("toNotifications")}
          </Link>
        }
      >
        {t("runsNoneText")}
      </EmptyState>
    );
  }
  return (
    <Card aria-labelledby="runs">
      <CardHeader id="runs" title={t("runs")} />
      <Table aria-label={t("runs")}>
        <TableHead>
          <tr>
            {(["time", "state", "to", "progress", "results"] as const).map((column) => (
              <HeadCell key={column}>{t(`columns.${column}`)}</HeadCell>
            ))}
            <HeadCell>
              <span className="sr-only">{texts("remove.column")}</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {page.items.map((run) => (
            <RunRow key={run.id} run={run} onRemoved={() => setPage((known) => without(known, run.id))} />
          ))}
        </TableBody>
      </Table>
      <div className="pb-3">
        <OlderRows
          hasOlder={page.next !== null}
          failed={failed}
          older={older}
          readOlder={readOlder}
          texts={{
            failed: texts("listFailed"),
            loading: texts("olderLoading"),
            older: texts("older"),
            end: texts("end"),
          }}
        />
      </div>
    </Card>
  );
}

function RunRow({ run, onRemoved }: { run: BulkRun; onRemoved: () => void }) {
  const t = useTranslations("replays.bulk");
  const counts = (["delivered", "willRetry", "notSent", "uncertain"] as const).filter((key) => run[key] > 0);
  return (
    <TableRow>
      <Cell>
        <Link href={routes.bulkReplay(run.id)} className="hover:underline">
          <Time ms={run.createdAtMs} />
        </Link>
      </Cell>
      <Cell>
        <Badge tone={STATE_TONES[run.state]}>{t(`states.${run.state}`)}</Badge>
      </Cell>
      <Cell className="max-w-40 truncate font-mono sm:max-w-72 text-[0.8125rem]" title={run.url}>
        {run.target?.name ?? run.url}
      </Cell>
      <Cell className="whitespace-nowrap tabular-nums">
        {t("progressOf", { done: finishedOf(run), total: run.total })}
      </Cell>
      <Cell className="text-muted-foreground text-xs">
        {counts.map((key) => `${t(`counts.${key}`)} ${run[key]}`).join(" · ")}
      </Cell>
      <Cell className="py-1 text-right">
        <RemoveBulk run={run} place="row" onRemoved={onRemoved} />
      </Cell>
    </TableRow>
  );
}
