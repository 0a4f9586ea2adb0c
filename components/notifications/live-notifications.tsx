"use client";

import { ArrowUp } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useReaderTimeZone } from "@/components/shell/browser-time-zone";
import type { LivePage } from "@/components/shell/live-page";
import { type PageSource, useLivePage } from "@/components/shell/use-live-page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { instantParts } from "@/lib/i18n/time";
import { madeAtMs } from "@/lib/id-time";
import type { NotificationSummary } from "@/lib/notifications/notification";
import { type HeldPage, heldPage, startedAnew, withHeadBeside, withOlderBelow } from "./held-page";
import { readNotifications } from "./read-notifications";
import { useHeldBack } from "./use-held-back";
import { useKeptPlace, useLeftPlace } from "./use-list-place";
import { VirtualRows } from "./virtual-rows";

const HEAD_ROWS = 50;
const OLDER_ROWS = 200;

type LiveNotificationsProps = {
  initial: LivePage<NotificationSummary>;
  /** The filter, as the address has it. It stays the same while the list stands. */
  query: string;
  children: ReactNode;
};

/** The list of what matches a filter, growing by itself; `children` stands in its place while there is none. */
export function LiveNotifications({ initial, query, children }: LiveNotificationsProps) {
  const t = useTranslations("notifications");
  const [source] = useState(() => sourceOf(query));
  const left = useLeftPlace(query);
  const [first] = useState(initial);
  const rendered = useMemo(() => (left && initial === first ? left.page : heldPage(initial)), [left, initial, first]);
  const { page, older, readOlder, setPage } = useLivePage(rendered, source);
  const newest = page.items[0] ?? null;
  const [firstSeen] = useState(newest?.id ?? "");
  const { upTo, release } = useHeldBack(newest?.id ?? null);
  const waiting = upTo === null ? 0 : countAfter(page.items, upTo);
  const shown = useMemo(() => (waiting === 0 ? page.items : page.items.slice(waiting)), [page.items, waiting]);
  const beside = page.ahead?.items.length ?? 0;
  const arrived = countAfter(page.items, firstSeen) + beside;
  const latest = page.ahead?.items[0] ?? newest;
  useKeptPlace(query, { items: shown, next: page.next });
  // At the top nothing is being read that could move.
  const isToStartAnew = beside > 0 && upTo === null;
  useEffect(() => {
    if (isToStartAnew) setPage(startedAnew);
  }, [isToStartAnew, setPage]);

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {arrived > 0 && latest ? <Arrival count={arrived} latest={latest} /> : null}
      </p>
      {newest === null ? (
        page.next === null ? (
          children
        ) : (
          <Searching state={older} readOn={readOlder} from={page.next} />
        )
      ) : (
        <>
          {waiting + beside > 0 ? (
            <div className="sticky top-16 z-20 flex h-0 justify-center md:top-4">
              <Button variant="primary" size="sm" onClick={release} className="rounded-full shadow-lg">
                <ArrowUp aria-hidden="true" />
                {t(beside > 0 ? "waitingMore" : "waiting", { count: waiting + beside })}
              </Button>
            </div>
          ) : null}
          <Card>
            <VirtualRows
              name={t("tableName")}
              items={shown}
              firstSeen={firstSeen}
              hasMore={page.next !== null}
              onNearEnd={older === "idle" ? readOlder : null}
            />
          </Card>
          <Older state={older} next={page.next} isSearch={query !== ""} onMore={readOlder} />
        </>
      )}
    </>
  );
}

/** What is read beside a reader who has scrolled down moves nothing of what is being read. */
function sourceOf(query: string): PageSource<HeldPage<NotificationSummary>> {
  const readPage = async (before: string | null) =>
    heldPage(await readNotifications({ query, before, limit: before === null ? HEAD_ROWS : OLDER_ROWS }));
  const read = () => readPage(null);
  return { kinds: ["notification"], readPage, read, join: withHeadBeside, withOlder: withOlderBelow, everyMs: null };
}

/** How many are newer than that one; they are newest first, and may be very many. */
function countAfter(items: readonly NotificationSummary[], id: string): number {
  const at = items.findIndex((item) => item.id <= id);
  return at < 0 ? items.length : at;
}

function Arrival({ count, latest }: { count: number; latest: NotificationSummary }) {
  const t = useTranslations("notifications");
  const common = useTranslations("common.verdict");
  return t("arrived", { count, latest: `${latest.eventType ?? t("noEvent")} ${common(latest.verdict)}` });
}

type SearchingProps = { state: "idle" | "loading" | "failed"; readOn: () => Promise<void>; from: string };

/** Nothing was found as far as the search came; it goes on by itself from there. */
function Searching({ state, readOn, from }: SearchingProps) {
  const t = useTranslations("notifications");
  const goOn = useEffectEvent(() => void readOn());
  useEffect(() => {
    if (state === "idle" && from !== "") goOn();
  }, [state, from]);
  return (
    <div className="flex flex-col items-center gap-3 py-16 text-center text-muted-foreground">
      <p role="status">{t("filter.searchingBack")}</p>
      <p className="text-xs tabular-nums">
        <SearchedTo id={from} />
      </p>
      {state === "failed" ? (
        <>
          <p role="alert">{t("loadFailed")}</p>
          <Button onClick={() => void readOn()}>{t("filter.again")}</Button>
        </>
      ) : null}
    </div>
  );
}

type OlderProps = {
  state: "idle" | "loading" | "failed";
  /** The id behind which older ones begin, null at the end. */
  next: string | null;
  /** Then far may be looked for little, and how far is said. */
  isSearch: boolean;
  onMore: () => void;
};

function Older({ state, next, isSearch, onMore }: OlderProps) {
  const t = useTranslations("notifications");
  return (
    <div className="mt-4 flex flex-col items-center gap-2 text-muted-foreground text-xs">
      {state === "failed" ? <p role="alert">{t("loadFailed")}</p> : null}
      {next === null ? (
        <p>{t("end")}</p>
      ) : (
        <>
          <Button onClick={onMore} disabled={state === "loading"}>
            {state === "loading" ? t("loadingOlder") : t("older")}
          </Button>
          {isSearch ? (
            <p>
              <SearchedTo id={next} />
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}

/** How far back the search has come, by the time that is in the id. */
function SearchedTo({ id }: { id: string }) {
  const t = useTranslations("notifications.filter");
  const timeZone = useReaderTimeZone();
  const ms = madeAtMs(id);
  if (ms === null) return null;
  const { date, clock } = instantParts(ms, timeZone);
  return t("searchedTo", { time: `${date} ${clock.slice(0, 8)}` });
}
