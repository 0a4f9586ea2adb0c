"use client";

import { Repeat2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Reading, useReading } from "@/components/shell/use-reading";
import { buttonClass } from "@/components/ui/button";
import { type NotificationFilter, writeFilter } from "@/lib/notifications/filter";
import { routes } from "@/lib/routes";
import { ExportLinks } from "./export-links";
import { type Counted, countNotifications } from "./read-notifications";

const COUNT_AGAIN_MS = 5_000;

/** What can be done with everything that matches the filter, not with a page of it; first of all, how many they are. */
export function FilterActions({ filter }: { filter: NotificationFilter }) {
  const t = useTranslations("notifications.filter");
  const replays = useTranslations("replays.bulk");
  const [source] = useState((): Reading<Counted | null> => {
    const query = writeFilter(filter).toString();
    return {
      kinds: [],
      read: () => countNotifications(query),
      join: (_known, fresh) => fresh,
      everyMs: COUNT_AGAIN_MS,
    };
  });
  const { data } = useReading<Counted | null>(null, source);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2">
      <p className="text-muted-foreground text-xs tabular-nums">
        {data === null ? null : t(data.more ? "matchMore" : "match", { count: data.count })}
      </p>
      <Link href={routes.newBulkReplay(writeFilter(filter).toString())} className={buttonClass({ size: "sm" })}>
        <Repeat2 aria-hidden="true" />
        {replays("start")}
      </Link>
      <ExportLinks query={writeFilter(filter).toString()} />
    </div>
  );
}
