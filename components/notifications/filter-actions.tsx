"use client";

import { Repeat2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { type NotificationFilter, writeFilter } from "@/lib/notifications/filter";
import { routes } from "@/lib/routes";
import { ExportLinks } from "./export-links";
import type { Counted } from "./read-notifications";
import { useCount } from "./use-count";

/** What can be done with everything that matches the filter, not with a page of it; first of all, how many they are. */
export function FilterActions({ filter }: { filter: NotificationFilter }) {
  const t = useTranslations("notifications.filter");
  const replays = useTranslations("replays.bulk");
  const query = writeFilter(filter).toString();
  const counted = useCount(query);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-2">
      <p className="text-muted-foreground text-xs tabular-nums">
        {counted === null ? null : t(wordFor(counted), { count: counted.count })}
      </p>
      {counted?.count === 0 && !counted.more ? null : (
        <>
          <Link href={routes.newBulkReplay(query)} className={buttonClass({ size: "sm" })}>
            <Repeat2 aria-hidden="true" />
            {replays("start")}
          </Link>
          <ExportLinks query={query} />
        </>
      )}
    </div>
  );
}

function wordFor({ count, more }: Counted): "match" | "matchMore" | "matchNone" {
  if (!more) return "match";
  return count === 0 ? "matchNone" : "matchMore";
}
