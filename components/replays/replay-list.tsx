"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { HttpStatus } from "@/components/evidence/http-status";
import { Time } from "@/components/evidence/time";
import { type LivePage, without, withTrueHead } from "@/components/shell/live-page";
import { OlderRows } from "@/components/shell/older-rows";
import { growing, useLivePage } from "@/components/shell/use-live-page";
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { ReplaySummary } from "@/lib/replays/replay";
import { routes } from "@/lib/routes";
import { readReplays } from "./read-pages";
import { ReadingBadge } from "./reading-badge";
import { RemoveReplay } from "./remove-replay";

type ReplayListProps = { notificationId: string | null; initial: LivePage<ReplaySummary> };

/** Replays, newest first, growing by themselves. */
export function ReplayList({ notificationId, initial }: ReplayListProps) {
  const t = useTranslations("replays");
  const [source] = useState(() => ({
    ...growing("replay", (before) => readReplays(notificationId, before)),
    join: withTrueHead<ReplaySummary>,
  }));
  const { page, older, readOlder, failed, setPage } = useLivePage(initial, source);
  if (page.items.length === 0) {
    return <p className="border-t px-4 py-3 text-muted-foreground">{t("listNone")}</p>;
  }
  return (
    <div className="border-t pb-3">
      <Table aria-label={t("list")}>
        <TableHead>
          <tr>
            {(["time", "mode", "to", "answer", "took", "reading", "body"] as const).map((column) => (
              <HeadCell key={column}>{t(`columns.${column}`)}</HeadCell>
            ))}
            <HeadCell>
              <span className="sr-only">{t("remove.column")}</span>
            </HeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {page.items.map((replay) => (
            <ReplayRow
              key={replay.id}
              replay={replay}
              onRemoved={() => setPage((known) => without(known, replay.id))}
            />
          ))}
        </TableBody>
      </Table>
      {page.next !== null || page.items.length > 20 ? (
        <OlderRows
          hasOlder={page.next !== null}
          failed={failed}
          older={older}
          readOlder={readOlder}
          texts={{ failed: t("listFailed"), loading: t("olderLoading"), older: t("older"), end: t("end") }}
        />
      ) : null}
    </div>
  );
}

function ReplayRow({ replay, onRemoved }: { replay: ReplaySummary; onRemoved: () => void }) {
  const t = useTranslations("replays");
  return (
    <TableRow>
      <Cell>
        <Link href={routes.replay(replay.id)} className="hover:underline">
          <Time ms={replay.atMs} />
        </Link>
      </Cell>
      <Cell className="whitespace-nowrap">{t(`modes.${replay.mode}`)}</Cell>
      <Cell className="max-w-40 truncate font-mono sm:max-w-72 text-[0.8125rem]" title={replay.url}>
        {replay.targetName ?? replay.url}
      </Cell>
      <Cell>
        <HttpStatus status={replay.status} />
      </Cell>
      <Cell className="whitespace-nowrap tabular-nums">{t("one.tookMs", { ms: replay.tookMs })}</Cell>
      <Cell>
        <ReadingBadge reading={replay.reading} />
      </Cell>
      <Cell className="whitespace-nowrap text-muted-foreground text-xs">
        {replay.originalSha256 === replay.sentSha256 ? t("sameBody") : t("otherBody")}
      </Cell>
      <Cell className="py-1 text-right">
        <RemoveReplay replay={replay} place="row" onRemoved={onRemoved} />
      </Cell>
    </TableRow>
  );
}
