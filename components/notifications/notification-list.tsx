"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/evidence/empty-state";
import type { LivePage } from "@/components/shell/live-page";
import { Button } from "@/components/ui/button";
import { EVERYTHING } from "@/lib/notifications/filter";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { BrokenFilter } from "./broken-filter";
import { FilterActions } from "./filter-actions";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import type { ProfileChoice } from "./filter-words";
import { LiveNotifications } from "./live-notifications";
import { readNotifications } from "./read-notifications";
import { useFilter } from "./use-filter";

type Page = LivePage<NotificationSummary>;

type NotificationListProps = {
  /** The first page as the server rendered it, and for which filter; null when that could not be read. */
  rendered: { query: string; page: Page } | null;
  profiles: readonly ProfileChoice[];
  /** Whether the database finds texts by an index. */
  isTextIndexed: boolean;
  /** Stands in the place of the list while no notification has ever come. */
  children: ReactNode;
};

const FIRST_PAGE = 50;

/** The list of notifications under its filter, which the address holds. */
export function NotificationList({ rendered, profiles, isTextIndexed, children }: NotificationListProps) {
  const { reading, query, go } = useFilter();
  if (reading.kind === "broken") {
    return <BrokenFilter problems={reading.problems} onClear={() => go(EVERYTHING)} />;
  }
  const { filter } = reading;
  const none = query === "" ? children : <NothingMatches onClear={() => go(EVERYTHING)} />;
  return (
    <>
      <FilterBar filter={filter} profiles={profiles} onFilter={go} />
      {filter.text === null || isTextIndexed ? null : <NoTextIndex />}
      <div className="mt-2 mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <FilterChips filter={filter} profiles={profiles} onFilter={go} />
        <FilterActions key={query} filter={filter} />
      </div>
      <FirstPage key={query} query={query} rendered={rendered?.query === query ? rendered.page : null}>
        {none}
      </FirstPage>
    </>
  );
}

type FirstPageProps = { query: string; rendered: Page | null; children: ReactNode };

/** A filter that was chosen here has no rendered page yet: it is read, and what is wrong is said. */
function FirstPage({ query, rendered, children }: FirstPageProps) {
  const t = useTranslations("notifications");
  const [page, setPage] = useState(rendered);
  const [failed, setFailed] = useState(false);
  if (rendered !== null && page === null) setPage(rendered);
  const isMissing = page === null;
  useEffect(() => {
    if (!isMissing || failed) return;
    let gone = false;
    readNotifications({ query, before: null, limit: FIRST_PAGE }).then(
      (found) => !gone && setPage(found),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [query, isMissing, failed]);
  if (page !== null) {
    return (
      <LiveNotifications initial={rendered ?? page} query={query}>
        {children}
      </LiveNotifications>
    );
  }
  return failed ? (
    <p role="alert" className="flex items-center gap-3 text-destructive">
      {t("loadFailed")} <Button onClick={() => setFailed(false)}>{t("filter.again")}</Button>
    </p>
  ) : (
    <p role="status" className="py-16 text-center text-muted-foreground">
      {t("filter.searching")}
    </p>
  );
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  const t = useTranslations("notifications.filter");
  return (
    <EmptyState title={t("none")} action={<Button onClick={onClear}>{t("clear")}</Button>}>
      {t("noneText")}
    </EmptyState>
  );
}

function NoTextIndex() {
  const t = useTranslations("notifications.filter");
  return <p className="mt-2 text-warning text-xs">{t("noTextIndex")}</p>;
}
